package io.opentrade.server.app;

import io.opentrade.server.text.Phrase;

/// The daemon cannot start, for a reason that a person can do something about.
final class StartRefused extends Exception {
  private final transient Phrase phrase;

  StartRefused(Phrase phrase) {
    super(phrase.toString(), null, false, false);
    this.phrase = phrase;
  }

  Phrase phrase() {
    return phrase;
  }
}
