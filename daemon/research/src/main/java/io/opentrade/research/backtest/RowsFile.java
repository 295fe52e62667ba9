package io.opentrade.research.backtest;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small file of numbers by line, separated by commas, semicolons or tabs. A header and lines
/// that begin with `#` are passed over.
///
/// @param example what lines look like, for people
record RowsFile(InputFile file, String example) {
  private static final int MOST = 1_000;
  private static final String NUMBER = "-?[0-9]{1,20}([.][0-9]{1,20})?";

  /// A line.
  ///
  /// @param number from 1
  record Row(int number, String[] fields) {}

  /// @throws RequestFailed where it cannot be read
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines =
        Files.newBufferedReader(Path.of(file.path()), StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (rows.size() > MOST || line.length() > MOST) {
          throw bad(number, "that is no such list");
        }
        String text = line.strip();
        boolean header = rows.isEmpty() && !text.isEmpty() && Character.isLetter(text.charAt(0));
        if (!text.isEmpty() && !text.startsWith("#") && !header) {
          rows.add(new Row(number, text.split("[,;\t]", -1)));
        }
      }
      return rows;
    } catch (NoSuchFileException _) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "there is no file " + file.name(), "look at the path");
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, file.name() + " cannot be read: " + exception.getMessage(), null);
    }
  }

  /// A share, as `0.4%` or `0.004`.
  BigDecimal rate(Row row, int column) {
    String text = text(row, column);
    return text.endsWith("%")
        ? number(row, text.substring(0, text.length() - 1)).movePointLeft(2)
        : number(row, text);
  }

  BigDecimal number(Row row, int column) {
    return number(row, text(row, column));
  }

  /// Whether a column says anything.
  boolean has(Row row, int column) {
    return !text(row, column).isEmpty();
  }

  private static String text(Row row, int column) {
    return column < row.fields().length ? row.fields()[column].strip() : "";
  }

  private BigDecimal number(Row row, String digits) {
    if (!digits.matches(NUMBER)) {
      throw bad(row.number(), "'" + digits + "' is no number");
    }
    return new BigDecimal(digits);
  }

  /// What is wrong with a line.
  RequestFailed bad(int number, String what) {
    return new RequestFailed(
        FailureKind.BAD_DATA, file.name() + ", line " + number + ": " + what, example);
  }

  /// What is wrong with the whole.
  RequestFailed bad(String what) {
    return new RequestFailed(FailureKind.BAD_DATA, file.name() + ": " + what, example);
  }
}
