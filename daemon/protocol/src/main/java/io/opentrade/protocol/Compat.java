package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// Another program's rules of filling and measuring; see `opentrade help fills`.
///
/// @param program `freqtrade` or `backtesting.py`
/// @param freqtrade what its strategies configure; null for its defaults, and for the other
public record Compat(String program, @Nullable FreqtradeRules freqtrade) {
  public static final String FREQTRADE = "freqtrade";
  public static final String BACKTESTING_PY = "backtesting.py";

  public Compat {
    Values.present("program", program);
    if (freqtrade != null && !program.equals(FREQTRADE)) {
      throw new IllegalArgumentException("only freqtrade takes these rules");
    }
  }
}
