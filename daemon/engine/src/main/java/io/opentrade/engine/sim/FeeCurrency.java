package io.opentrade.engine.sim;

/// In what a fee is paid.
public enum FeeCurrency {
  /// Always in the quote currency.
  QUOTE,
  /// In what is received, as on most spot exchanges: a purchase pays in the base currency, a sale
  /// in the quote currency. The fee of a purchase is rounded up to whole lots, so that what is left
  /// can be sold.
  BASE
}
