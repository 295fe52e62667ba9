package io.opentrade.research.backtest;

import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MaintenanceTiers.Bracket;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads maintenance margins by brackets: lines of `notional,rate` or `notional,rate,amount`, the
/// notional at which the bracket begins, the rate as `0.4%` or `0.004`. A header and lines that
/// begin with `#` are passed over; without an amount the margin goes on where a bracket begins.
final class TiersFile {
  private static final int MOST = 1_000;
  private static final String NUMBER = "[0-9]{1,20}([.][0-9]{1,20})?";

  private TiersFile() {}

  /// @throws RequestFailed where it cannot be read or makes no sense
  static MaintenanceTiers read(InputFile file) {
    List<Bracket> brackets = new ArrayList<>();
    try (BufferedReader lines =
        Files.newBufferedReader(Path.of(file.path()), StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (brackets.size() > MOST || line.length() > MOST) {
          throw bad(file, number, "that is no list of brackets");
        }
        String text = line.strip();
        boolean header =
            brackets.isEmpty() && !text.isEmpty() && Character.isLetter(text.charAt(0));
        if (!text.isEmpty() && !text.startsWith("#") && !header) {
          brackets.add(bracket(file, number, text.split("[,;\t]", -1)));
        }
      }
      return MaintenanceTiers.of(brackets);
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, file.name() + " cannot be read: " + exception.getMessage(), null);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(
          FailureKind.BAD_DATA,
          file.name() + ": " + exception.getMessage(),
          "write notional,rate,amount by line, as 0,0.4%,0 and 50000,0.5%,50");
    }
  }

  private static Bracket bracket(InputFile file, int number, String[] fields) {
    if (fields.length < 2) {
      throw bad(file, number, "a bracket needs a notional and a rate");
    }
    boolean more = fields.length > 2 && !fields[2].isBlank();
    return new Bracket(
        new Money(number(file, number, fields[0])),
        rate(file, number, fields[1].strip()),
        more ? new Money(number(file, number, fields[2])) : null);
  }

  private static BigDecimal rate(InputFile file, int number, String text) {
    return text.endsWith("%")
        ? number(file, number, text.substring(0, text.length() - 1)).movePointLeft(2)
        : number(file, number, text);
  }

  private static BigDecimal number(InputFile file, int number, @Nullable String text) {
    String digits = text == null ? "" : text.strip();
    if (!digits.matches(NUMBER)) {
      throw bad(file, number, "'" + digits + "' is no number");
    }
    return new BigDecimal(digits);
  }

  private static RequestFailed bad(InputFile file, int number, String what) {
    return new RequestFailed(
        FailureKind.BAD_DATA,
        file.name() + ", line " + number + ": " + what,
        "write notional,rate,amount by line, as 0,0.4%,0 and 50000,0.5%,50");
  }
}
