package io.opentrade.repl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the account stands, as the hidden command `pulse` prints it: fields with tabs between.
///
/// @param account its name
/// @param real whether it holds real money
/// @param equity with its currency
/// @param day profit of the trades closed today (UTC), signed
/// @param open profit of what is held, signed
/// @param orders how many are open
/// @param feeds `ok`, or what is wrong
record Pulse(
    String account,
    boolean real,
    String equity,
    String day,
    String open,
    String orders,
    String feeds) {
  private static final int FIELDS = 7;

  /// Reads a line; null where it is none.
  static @Nullable Pulse of(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(Printable.of(field));
    }
    if (fields.size() != FIELDS) {
      return null;
    }
    return new Pulse(
        fields.get(0),
        fields.get(1).equals("real"),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        fields.get(5),
        fields.get(6));
  }
}
