package io.opentrade.server.app;

import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Terminal;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Uses the daemon as a person would, through its socket, so that the JVM learns which classes and
/// methods a start needs. Works in a home of its own that is deleted again.
final class Training {
  private static final String STRATEGY_FILE = "training.js";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("help"),
          List.of("status"),
          List.of("daemon", "status"),
          List.of("config", "list"),
          List.of("config", "get", "log.level"),
          List.of("health"),
          List.of("data", "list"),
          List.of("daemon", "logs"),
          List.of("backtest", "--help"),
          List.of("no-such-command"),
          List.of("backtest", STRATEGY_FILE, "--demo"));

  private static final String STRATEGY =
      """
      export const params = { fast: { value: 10 }, slow: { value: 30 } };
      export function signals({ close, ta, params }) {
        const fast = ta.sma(close, params.fast), slow = ta.sma(close, params.slow);
        return { enterLong: fast.crossesAbove(slow), exitLong: fast.crossesBelow(slow) };
      }
      """;

  private Training() {}

  /// @return the exit code
  static int run(Start start) {
    try {
      Path folder = Files.createTempDirectory("ot");
      try {
        Map<String, String> environment = new HashMap<>(start.environment());
        environment.put("OPENTRADE_HOME", folder.toString());
        Home home = Home.of(environment, folder.toString());
        var own =
            new Start(
                home, environment, start.lib(), start.version(), start.build(), start.clock());
        Daemon daemon = House.build(own);
        Files.writeString(folder.resolve(STRATEGY_FILE), STRATEGY);
        for (List<String> command : COMMANDS) {
          use(home.socket(), start.build(), folder, command);
        }
        daemon.stop("");
        daemon.awaitEnd();
      } finally {
        delete(folder);
      }
      return 0;
    } catch (IOException | StartRefused | InterruptedException failed) {
      System.err.println("opentrade: the training run failed: " + failed);
      return 1;
    }
  }

  private static void use(Path socket, String build, Path folder, List<String> argv)
      throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      var terminal = new Terminal(80, 24, false, true, true, true);
      send(channel, Frames.call(1L, new Hello(Frames.PROTOCOL, "training", build)));
      send(
          channel,
          Frames.call(2L, new CommandRun(argv, folder.toString(), terminal, Map.of("LANG", "C"))));
      var lines = new LineReader(channel, Frames.LINE_LIMIT);
      for (Message line = lines.next(); line != null; line = lines.next()) {
        if (line instanceof Message.Answer answer && answer.id().equals(2L)
            || line instanceof Message.Refusal) {
          return;
        }
      }
    }
  }

  private static void send(SocketChannel channel, byte[] frame) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
