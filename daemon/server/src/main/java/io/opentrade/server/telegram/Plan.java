package io.opentrade.server.telegram;

import io.opentrade.server.text.Phrase;
import java.util.List;

/// What somebody's words ask for.
sealed interface Plan {
  /// Looks, or does what is safe to do.
  record Do(Job job) implements Plan {}

  /// Stops. Done at once, before all else, and however old the words are.
  record Stop(Job job) implements Plan {}

  /// Trades: only whoever may trade is asked, and only whoever says yes gets it.
  ///
  /// @param look what to show before the question
  record Trade(Phrase question, Job look, Job job) implements Plan {}

  /// Changes something without a question, for whoever may trade.
  record Change(Job job) implements Plan {}

  /// Work for one answer.
  interface Job {
    /// Does it.
    List<Part> work(ChatCall call) throws InterruptedException;
  }

  /// Nothing to show.
  static List<Part> nothing(ChatCall ignored) {
    return List.of();
  }
}
