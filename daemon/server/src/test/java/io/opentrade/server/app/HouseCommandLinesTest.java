package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Candidate;
import io.opentrade.commands.Commands;
import io.opentrade.commands.Terminal;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.Caller;
import io.opentrade.server.rpc.Shell;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class HouseCommandLinesTest {
  private static final Actor CHAT =
      new Actor(Actor.Kind.TELEGRAM, new ForeignText("chat 7"), Role.VIEWER, Scope.ALL);
  private static final CommandLines.Manner PHONE =
      new CommandLines.Manner(40, Locale.ENGLISH, Duration.ofSeconds(20));

  private final Activity activity = new Activity(InstantSource.system(), () -> "stopping");

  @Test
  void whatACommandWritesIsKeptAsItIsForItsWidth() throws InterruptedException {
    CommandLines lines = lines(shell((terminal, _) -> terminal.out("w" + terminal.columns())));
    assertEquals(new CommandLines.Ending(0, "w40", ""), lines.run(CHAT, List.of("status"), PHONE));
  }

  @Test
  void theDoorIsAskedInTheNameOfTheActor() throws InterruptedException {
    CommandLines lines =
        lines(shell((terminal, _) -> terminal.out(Caller.PRESENT.get().actor().name().toString())));
    assertEquals("chat 7", lines.run(CHAT, List.of("status"), PHONE).out());
    assertTrue(activity.isIdle());
  }

  @Test
  void aCommandThatTakesTooLongIsCancelledAndSaysSo() throws InterruptedException {
    CommandLines lines = lines(shell((_, _) -> Thread.sleep(Duration.ofMinutes(10))));
    var hasty = new CommandLines.Manner(40, Locale.ENGLISH, Duration.ofMillis(50));
    assertEquals(
        CommandLines.Ending.TOO_LONG, lines.run(CHAT, List.of("watch", "status"), hasty).exit());
    assertTrue(activity.isIdle());
  }

  @Test
  void nobodyIsAskedAndNoFileIsOpened() throws InterruptedException {
    CommandLines lines = lines(new CommandShell(new Commands()));
    CommandLines.Ending ending =
        lines.run(CHAT, List.of("data", "import", "-", "--symbol", "X"), PHONE);
    assertEquals(2, ending.exit());
    assertEquals("", ending.out());
  }

  private interface Work {
    void of(Terminal terminal, Gateway gateway) throws InterruptedException;
  }

  private static Shell shell(Work work) {
    return new Shell() {
      @Override
      public int run(List<String> argv, Terminal terminal, Gateway gateway) {
        try {
          work.of(terminal, gateway);
          return 0;
        } catch (InterruptedException _) {
          return 130;
        }
      }

      @Override
      public List<Candidate> complete(String line, int cursor, Gateway gateway) {
        return List.of();
      }
    };
  }

  private CommandLines lines(Shell shell) {
    Gateway closed =
        new Gateway() {
          @Override
          public <R> R call(Request<R> request, Progress progress) {
            throw new RequestFailed(FailureKind.NOT_ALLOWED, "closed", null);
          }
        };
    return new HouseCommandLines(
        shell, closed, activity, language -> Messages.in(language.toLanguageTag()));
  }
}
