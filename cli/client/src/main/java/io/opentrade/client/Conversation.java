package io.opentrade.client;

import io.opentrade.protocol.frame.Credit;
import io.opentrade.protocol.frame.DaemonStop;
import io.opentrade.protocol.frame.Finished;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.MalformedFrame;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Output;
import io.opentrade.protocol.frame.RawMode;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said between the opening and the exit code of one command.
final class Conversation {
  /// Returned by [#run] when nothing has run and the daemon is on its way out.
  static final int AGAIN = -1;

  private static final long HELLO = 1;
  private static final long COMMAND = 2;
  private static final long STOP = 3;

  /// Credit is given in pieces, so that short output needs no message at all.
  private static final int CREDIT_STEP = Frames.WINDOW / 4;

  /// What a shell reports of a program that a broken pipe has ended.
  private static final int PIPE_EXIT = 141;

  private final Connection connection;
  private final Surroundings surroundings;
  private final Streams streams;
  private @Nullable Requests requests;
  private @Nullable FullScreen screen;
  private @Nullable Welcome welcome;
  private long owed;
  private boolean silenced;

  Conversation(Connection connection, Surroundings surroundings, Streams streams) {
    this.connection = connection;
    this.surroundings = surroundings;
    this.streams = streams;
  }

  /// What the daemon said of itself, or null before.
  @Nullable Welcome welcome() {
    return welcome;
  }

  /// Serves the daemon until the command has ended.
  ///
  /// @return the exit code, or [#AGAIN]
  int run(Interrupts interrupts) throws Trouble {
    try {
      return serve(interrupts);
    } finally {
      if (requests != null) {
        requests.abandon();
      }
      screen(false);
      streams.finish();
    }
  }

  private void screen(boolean on) {
    FullScreen taken = screen;
    if (on && taken == null) {
      screen = FullScreen.take(connection, streams);
    } else if (!on && taken != null) {
      taken.close();
      screen = null;
    }
  }

  private int serve(Interrupts interrupts) throws Trouble {
    try {
      while (true) {
        Message message = connection.receive();
        if (message == null) {
          return gone(interrupts);
        }
        int exit = take(message, interrupts);
        if (exit != Integer.MIN_VALUE) {
          return exit == AGAIN ? AGAIN : ended(exit, interrupts);
        }
      }
    } catch (MalformedFrame e) {
      throw Trouble.unreachable(
          "the daemon said what this client does not understand: " + e.getMessage(),
          "Run: opentrade daemon restart");
    } catch (IOException e) {
      return gone(interrupts);
    }
  }

  /// Takes one message; returns the exit code once known, [Integer#MIN_VALUE] before.
  private int take(Message message, Interrupts interrupts) throws IOException, Trouble {
    if (message instanceof Message.Notice notice) {
      notice(notice.method(), notice.params(), interrupts);
    } else if (message instanceof Message.Answer answer) {
      return answer(answer);
    } else if (message instanceof Message.Call call) {
      requests(interrupts).serve(call);
    } else if (message instanceof Message.Refusal refusal) {
      return refused(refusal);
    }
    return Integer.MIN_VALUE;
  }

  private void notice(String method, Map<String, Object> params, Interrupts interrupts)
      throws IOException {
    if (method.equals("output")) {
      output(Output.of(params), interrupts);
    } else if (method.equals("stdin.open")) {
      requests(interrupts).openStdin();
    } else if (method.equals("pager")) {
      streams.page();
    } else if (method.equals("rawMode")) {
      screen(RawMode.of(params).on());
    }
  }

  private void output(Output output, Interrupts interrupts) throws IOException {
    if (silenced && output.stream() != 1) {
      return; // why the command was cancelled is known or told: that it was is no news
    }
    owed += output.stream() == 1 ? streams.out(output.text()) : streams.err(output.text());
    if (streams.failure() != null && !silenced) {
      silenced = true;
      interrupts.cancel("PIPE", outputExit());
      if (!streams.readerGone()) {
        streams.err(
            "opentrade: cannot write to standard output: " + reason(streams.failure()) + "\n");
      }
    }
    if (owed >= CREDIT_STEP) {
      connection.send(Frames.notice(new Credit(owed)));
      owed = 0;
    }
  }

  private int answer(Message.Answer answer) throws IOException {
    if (answer.id().equals(COMMAND)) {
      return Finished.of(answer.result()).exit();
    }
    if (answer.id().equals(HELLO)) {
      welcome = Welcome.of(answer.result());
    }
    return answer.id().equals(STOP) ? AGAIN : Integer.MIN_VALUE;
  }

  private int refused(Message.Refusal refusal) throws IOException, Trouble {
    if (refusal.code() == Frames.STOPPING) {
      return AGAIN;
    }
    Welcome other = welcome;
    if (refusal.code() == Frames.OTHER_BUILD && other != null) {
      if (!other.idle()) {
        throw Trouble.unreachable(
            "a daemon of another build ("
                + other.daemon()
                + ", process "
                + other.pid()
                + ") is at work, so it was not replaced",
            "Wait until it is idle, or run: opentrade daemon restart");
      }
      connection.send(Frames.call(STOP, new DaemonStop(false)));
      return Integer.MIN_VALUE;
    }
    if (refusal.code() == Frames.NOT_ALLOWED) {
      throw Trouble.notAllowed(refusal.message(), null);
    }
    if (Long.valueOf(HELLO).equals(refusal.id())) {
      throw Trouble.unreachable(
          "the daemon does not speak with this client: " + refusal.message(),
          "Run: opentrade daemon restart");
    }
    throw Trouble.failed(refusal.message(), null);
  }

  private Requests requests(Interrupts interrupts) {
    Requests present = requests;
    if (present == null) {
      present = new Requests(connection, surroundings, interrupts);
      requests = present;
    }
    return present;
  }

  private int ended(int exit, Interrupts interrupts) {
    if (interrupts.exit() != 0) {
      return interrupts.exit();
    }
    return silenced ? outputExit() : exit;
  }

  private int outputExit() {
    if (streams.paged()) {
      return 0; // whoever leaves a pager has read enough
    }
    return streams.readerGone() ? PIPE_EXIT : 1;
  }

  private int gone(Interrupts interrupts) throws Trouble {
    if (interrupts.exit() != 0) {
      return interrupts.exit();
    }
    if (silenced) {
      return outputExit();
    }
    if (welcome == null) {
      return AGAIN; // it greets before it runs anything
    }
    throw Trouble.unreachable(
        "the daemon ended before the command did",
        "What was not reported may not have happened; look with: opentrade daemon logs");
  }

  private static String reason(@Nullable IOException failure) {
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }
}
