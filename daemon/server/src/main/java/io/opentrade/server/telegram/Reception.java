package io.opentrade.server.telegram;

import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import io.opentrade.store.ChatLink;
import io.opentrade.store.TakenUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Looks at what comes in, one after the other: who may talk is served, all others get silence.
final class Reception {
  /// Words older than this are not done without a question: their sender may have changed their
  /// mind.
  private static final Duration FRESH = Duration.ofSeconds(60);

  private static final Set<String> LETTING_IN = Set.of("start", "link");

  /// In front of what a button answered to, where that is written down.
  private static final String PRESSED = "✓ ";

  private final Links links;
  private final Invitations invitations;
  private final Questions questions;
  private final PhoneCommands commands;
  private final UpdateJournal journal;
  private final ChatDesk desk;
  private final InstantSource clock;
  private final AtomicLong ignored;

  /// @param ignored counts those who get silence
  Reception(
      Links links,
      Invitations invitations,
      Questions questions,
      PhoneCommands commands,
      UpdateJournal journal,
      ChatDesk desk,
      InstantSource clock,
      AtomicLong ignored) {
    this.links = links;
    this.invitations = invitations;
    this.questions = questions;
    this.commands = commands;
    this.journal = journal;
    this.desk = desk;
    this.clock = clock;
    this.ignored = ignored;
  }

  /// On return it is either done with, or on the disk and on its way.
  void receive(Incoming incoming) {
    switch (incoming) {
      case Incoming.Words words -> {
        ChatLink link = links.find(words.sender()).orElse(null);
        if (link == null) {
          stranger(words);
        } else if (journal.take(words.number(), link.person(), words.text())) {
          serve(words, link);
        }
      }
      case Incoming.Press press -> {
        ChatLink link = links.find(press.sender()).orElse(null);
        if (link == null) {
          ignored.incrementAndGet();
        } else if (journal.take(
            press.number(), link.person(), PRESSED + questions.words(press.data()))) {
          desk.pressed(press, link);
        }
      }
      case Incoming.Other _ -> ignored.incrementAndGet();
    }
  }

  /// Looks at what the last daemon had begun. Stopping is done again, since it can be done twice;
  /// of all else nobody knows how far it came, so the person is told to look.
  void afterRestart() {
    for (TakenUpdate begun : journal.unfinished()) {
      ChatLink link = links.of(begun.person()).orElse(null);
      int number = (int) begun.number();
      if (link == null) {
        journal.ended(number);
      } else if (commands.plan(ChatWords.of(begun.words())) instanceof Plan.Stop(var job)
          && Links.mayTrade(link)) {
        desk.stop(number, link, job);
      } else {
        desk.say(number, link, Sentence.TELEGRAM_INTERRUPTED, begun.words());
      }
    }
  }

  private void serve(Incoming.Words incoming, ChatLink link) {
    Plan plan = commands.plan(ChatWords.of(incoming.text()));
    int number = incoming.number();
    if (!(plan instanceof Plan.Do) && !Links.mayTrade(link)) {
      desk.say(number, link, Sentence.TELEGRAM_VIEWER);
    } else if (plan instanceof Plan.Stop(var job)) {
      desk.stop(number, link, job);
    } else if (isOld(incoming.at())) {
      Phrase question = Phrase.of(Sentence.TELEGRAM_ASK_OLD, incoming.text());
      desk.ask(number, link, question, plan);
    } else {
      desk.work(number, link, plan);
    }
  }

  private boolean isOld(Instant at) {
    return clock.instant().isAfter(at.plus(FRESH));
  }

  /// Only who sends the code that is waited for is heard, and only then answered.
  private void stranger(Incoming.Words incoming) {
    ChatWords words = ChatWords.of(incoming.text());
    boolean tries =
        invitations.isOpen()
            && (words.command().isEmpty()
                || (LETTING_IN.contains(words.command()) && !words.rest().isEmpty()));
    if (tries && invitations.attempt(words.all(), incoming.sender())) {
      desk.askToWait(incoming.sender());
    } else {
      ignored.incrementAndGet();
    }
  }
}
