// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Whether it is dark outside, pure: from the minute and the town's place, to a few minutes.

/** now: whole UTC minutes; place: latitude and longitude in degrees. Dark is when the sun stands 4° below the horizon. */
export function isDark(now, [latitude, longitude]) {
  const turn = Math.PI / 180;
  const day = now / 1440 - 10957.5; // since noon of 2000-01-01 (Astronomical Almanac, low precision)
  const anomaly = turn * (357.528 + 0.9856003 * day);
  const along = turn * (280.46 + 0.9856474 * day + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly));
  const tilt = turn * 23.439;
  const height = Math.asin(Math.sin(tilt) * Math.sin(along));
  const hour = turn * (280.4606 + 360.9856474 * day + longitude) - Math.atan2(Math.cos(tilt) * Math.sin(along), Math.cos(along));
  const up = Math.sin(turn * latitude) * Math.sin(height) + Math.cos(turn * latitude) * Math.cos(height) * Math.cos(hour);
  return up < Math.sin(-4 * turn);
}
