// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges files by veraPDF's profile of PDF/UA-1: a line for each, and below it what it breaks. */
public class Check {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    PDFAFlavour flavour = PDFAFlavour.fromString("ua1");
    for (String file : files) {
      try (FileInputStream stream = new FileInputStream(file); PDFAParser parser = foundry.createParser(stream, flavour)) {
        ValidationResult result = foundry.createValidator(flavour, true).validate(parser);
        System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + result.getTotalAssertions() + " " + file);
        for (TestAssertion found : result.getTestAssertions())
          if (found.getStatus() == TestAssertion.Status.FAILED)
            System.out.println("  " + found.getRuleId().getClause() + " " + found.getMessage() + " " + found.getLocation().getContext());
      }
    }
  }
}
