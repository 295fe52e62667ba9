package io.opentrade.client;

import io.opentrade.protocol.frame.DaemonStop;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.JsonWriter;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `opentrade daemon …`, as far as it cannot be answered by a daemon: starting one, asking whether
/// one runs, and stopping one of whatever build.
final class DaemonControl {
  private final Surroundings surroundings;
  private final String[] argv;
  private final Streams streams;
  private final boolean stays;
  private final List<String> words;

  DaemonControl(Surroundings surroundings, String[] argv) {
    this(surroundings, argv, new Streams(), false);
  }

  /// @param stays whether this process goes on afterwards
  DaemonControl(Surroundings surroundings, String[] argv, Streams streams, boolean stays) {
    this.surroundings = surroundings;
    this.argv = argv;
    this.streams = streams;
    this.stays = stays;
    this.words = Arrays.asList(argv);
  }

  /// Runs it.
  ///
  /// @return the exit code
  int run() throws Trouble {
    String verb = argv.length > 1 ? argv[1] : "";
    if (words.contains("--help") || words.contains("-h")) {
      return command(surroundings.build()).run();
    }
    refuseUnknown(verb);
    switch (verb) {
      case "start" -> {
        return start();
      }
      case "restart" -> {
        stop();
        return start();
      }
      case "stop" -> {
        return stopAsCommand();
      }
      case "run" -> {
        return new Keeper(surroundings).run();
      }
      case "install" -> {
        return new Installation(surroundings, argv, streams).service();
      }
      case "status" -> {
        return forward(requireRunning());
      }
      default -> {
        return command(surroundings.build()).run();
      }
    }
  }

  /// A daemon would refuse what it does not know, but there may be none to ask.
  private void refuseUnknown(String verb) throws Trouble {
    List<String> known =
        switch (verb) {
          case "start", "run" -> List.of("--json", "--quiet");
          case "restart" -> List.of("--json", "--quiet", "--force");
          default -> words;
        };
    for (String word : words.subList(Math.min(2, words.size()), words.size())) {
      if (!known.contains(word)) {
        throw Trouble.usage(
            "'" + word + "' cannot be written here",
            "opentrade daemon " + verb + " --help lists what can be");
      }
    }
  }

  private int start() throws Trouble {
    boolean there = running() != null;
    if (there) {
      return tell(greet(connect()), false);
    }
    return tell(greet(DaemonStarter.start(surroundings)), true);
  }

  private int stopAsCommand() throws Trouble {
    Welcome running = running();
    if (running == null) {
      return tellNone();
    }
    int exit = forward(running);
    if (exit == 0) {
      DaemonStarter.awaitEnd(surroundings, running);
    }
    return exit;
  }

  private void stop() throws Trouble {
    Welcome running = running();
    if (running == null) {
      return;
    }
    try (Connection connection = connect()) {
      greet(connection);
      connection.send(Frames.call(connection.nextId(), new DaemonStop(words.contains("--force"))));
      if (connection.receive() instanceof Message.Refusal refusal) {
        throw Trouble.failed(refusal.message(), null);
      }
    } catch (IOException e) {
      // it went before it could answer, which is what was wanted
      DaemonStarter.awaitEnd(surroundings, running);
      return;
    }
    DaemonStarter.awaitEnd(surroundings, running);
  }

  private int forward(Welcome running) throws Trouble {
    String build = running.build();
    return command(build.equals(surroundings.build()) ? build : Hello.ANY_BUILD).run();
  }

  private Command command(String build) {
    return new Command(surroundings, argv, build, streams, stays);
  }

  private Welcome requireRunning() throws Trouble {
    Welcome running = running();
    if (running == null) {
      throw Trouble.unreachable("no daemon is running", "Start it with: opentrade daemon start");
    }
    return running;
  }

  private @Nullable Welcome running() throws Trouble {
    try (Connection connection = Connection.open(surroundings.home().socket())) {
      return greet(connection);
    } catch (IOException e) {
      return null;
    }
  }

  private Connection connect() throws Trouble {
    try {
      return Connection.open(surroundings.home().socket());
    } catch (IOException e) {
      return DaemonStarter.start(surroundings);
    }
  }

  private Welcome greet(Connection connection) throws Trouble {
    try {
      connection.send(
          Frames.call(
              connection.nextId(),
              new Hello(Frames.PROTOCOL, surroundings.version(), Hello.ANY_BUILD)));
      if (connection.receive() instanceof Message.Answer answer) {
        return Welcome.of(answer.result());
      }
    } catch (IOException e) {
      throw Trouble.unreachable("the daemon does not answer: " + e.getMessage(), null);
    }
    throw Trouble.unreachable("the daemon does not answer", null);
  }

  private int tell(Welcome welcome, boolean started) {
    if (Main.wantsJson(argv)) {
      JsonWriter json = new JsonWriter().object().member("schema", 1).member("running", true);
      json.member("started", started).member("pid", welcome.pid());
      streams.out(json.endObject() + "\n");
    } else {
      String now = started ? "The daemon runs now" : "The daemon runs already";
      streams.out(now + " (process " + welcome.pid() + ").\n");
    }
    return 0;
  }

  private int tellNone() {
    boolean json = Main.wantsJson(argv);
    streams.out(json ? "{\"schema\":1,\"running\":false}\n" : "No daemon is running.\n");
    return 0;
  }
}
