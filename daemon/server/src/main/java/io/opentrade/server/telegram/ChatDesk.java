package io.opentrade.server.telegram;

import io.opentrade.server.log.Log;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import io.opentrade.store.ChatLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Does what was asked for, and answers: for each person one thing after the other, but stopping at
/// once. Safe for use by many threads.
final class ChatDesk implements AutoCloseable {
  private final Links links;
  private final CommandLines lines;
  private final Questions questions;
  private final UpdateJournal journal;
  private final Mail mail;
  private final Log log;
  private final Map<Long, ExecutorService> queues = new ConcurrentHashMap<>();
  private final ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor();

  ChatDesk(
      Links links,
      CommandLines lines,
      Questions questions,
      UpdateJournal journal,
      Mail mail,
      Log log) {
    this.links = links;
    this.lines = lines;
    this.questions = questions;
    this.journal = journal;
    this.mail = mail;
    this.log = log;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /// Stops, before all else.
  void stop(int number, ChatLink link, Plan.Job job) {
    run(atOnce, number, () -> mail.answer(link.chat(), work(number, link, job), List.of()));
  }

  /// Does it when what that person asked for before is done.
  void work(int number, ChatLink link, Plan plan) {
    run(
        queue(link.person()),
        number,
        () -> {
          switch (plan) {
            case Plan.Do(var job) -> answer(number, link, job);
            case Plan.Stop(var job) -> answer(number, link, job);
            case Plan.Change(var job) -> answer(number, link, job);
            case Plan.Trade(var question, var look, var job) ->
                ask(link, question, work(number, link, look), job);
          }
        });
  }

  /// Asks first; it is done when a button says so.
  void ask(int number, ChatLink link, Phrase question, Plan plan) {
    run(
        queue(link.person()),
        number,
        () ->
            ask(
                link,
                question,
                List.of(),
                switch (plan) {
                  case Plan.Do(var job) -> job;
                  case Plan.Stop(var job) -> job;
                  case Plan.Change(var job) -> job;
                  case Plan.Trade(_, _, var job) -> job;
                }));
  }

  /// What was answered to a question.
  void pressed(Incoming.Press press, ChatLink link) {
    Messages messages = Messages.in(link.language());
    var answer = questions.answer(link.person(), press.data());
    run(
        queue(link.person()),
        press.number(),
        () -> {
          if (answer.isEmpty()) {
            mail.pressed(press, messages.say(Sentence.TELEGRAM_TOO_LATE));
          } else if (answer.get().yes()) {
            mail.pressed(press, "");
            answer(press.number(), link, answer.get().job());
          } else {
            mail.pressed(press, "");
            say(link, Sentence.TELEGRAM_NOT_DONE);
          }
        });
  }

  /// Tells a stranger who has sent the code that somebody looks at it.
  void askToWait(Incoming.Sender sender) {
    String text =
        Messages.in(ChatChoices.languageFor(sender.language())).say(Sentence.TELEGRAM_WAIT);
    run(atOnce, 0, () -> mail.answer(sender.chat(), List.of(new Part.Text(text)), List.of()));
  }

  /// Says something.
  void say(int number, ChatLink link, Sentence sentence, Object... parts) {
    run(queue(link.person()), number, () -> say(link, sentence, parts));
  }

  private void say(ChatLink link, Sentence sentence, Object... parts) throws InterruptedException {
    String text = Messages.in(link.language()).say(sentence, parts);
    mail.answer(link.chat(), List.of(new Part.Text(text)), List.of());
  }

  private void answer(int number, ChatLink link, Plan.Job job) throws InterruptedException {
    mail.answer(link.chat(), work(number, link, job), List.of());
  }

  private void ask(ChatLink link, Phrase question, List<Part> look, Plan.Job job)
      throws InterruptedException {
    Messages messages = Messages.in(link.language());
    List<Part> parts = new ArrayList<>(look);
    String words = messages.say(question);
    parts.add(new Part.Text(words));
    Questions.Buttons buttons = questions.ask(link.person(), words, job);
    mail.answer(
        link.chat(),
        parts,
        List.of(
            new BotClient.Button(messages.say(Sentence.TELEGRAM_YES), buttons.yes()),
            new BotClient.Button(messages.say(Sentence.TELEGRAM_NO), buttons.no())));
  }

  /// Works in the name of the link as it is now: who was sent away meanwhile gets nothing done.
  private List<Part> work(int number, ChatLink asked, Plan.Job job) throws InterruptedException {
    ChatLink link = links.of(asked.person()).orElse(null);
    if (link == null) {
      return List.of();
    }
    Messages messages = Messages.in(link.language());
    try {
      return job.work(new ChatCall(link, journal.key(number), lines, messages));
    } catch (LineFailed failed) {
      return List.of(new Part.Text(failed.getMessage()));
    } catch (RuntimeException broken) {
      log.error("a command of a chat broke", broken);
      return List.of(new Part.Text(messages.say(Sentence.INTERNAL_ERROR)));
    }
  }

  private ExecutorService queue(long person) {
    return queues.computeIfAbsent(
        person, _ -> Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
  }

  /// Runs a step; the update has come to its end with it. Where the daemon ends meanwhile it has
  /// not, and the person is told at the next start.
  private void run(ExecutorService where, int number, Step step) {
    try {
      where.execute(
          () -> {
            try {
              step.run();
              journal.ended(number);
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
              log.error("a chat was not served", broken);
            }
          });
    } catch (RejectedExecutionException _) {
      log.warn("a chat was not served, since the daemon ends");
    }
  }

  @Override
  public void close() {
    atOnce.shutdownNow();
    queues.values().forEach(ExecutorService::shutdownNow);
  }
}
