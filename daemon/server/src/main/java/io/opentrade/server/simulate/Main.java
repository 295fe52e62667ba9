package io.opentrade.server.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The exchange's process. It says on its standard output, one JSON object a line, where it listens
/// and then what happens to the account; it ends when it reads `stop`, or some time after the
/// starter is gone and nobody asks for anything: killing the starter does not touch it.
public final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_PENDING = 10_000;
  private static final int WRONG_USAGE = 2;
  private static final int NOT_FOUND = 3;
  private static final int FAILED = 1;

  private Main() {}

  /// @param words pairs of a flag and its value, as `exchange simulate` takes them
  public static void main(String[] words) {
    System.exit(run(words));
  }

  private static int run(String[] words) {
    BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_PENDING);
    try {
      Arguments arguments = new Arguments(words);
      Options options = arguments.options(new SecureRandom().nextLong(1L << 31));
      try (LocalExchange exchange =
          LocalExchange.open(options, lines::offer, why -> lines.offer(ended(why)))) {
        Thread.ofPlatform()
            .daemon()
            .name("lines")
            .start(() -> print(listening(exchange, options), lines));
        await(exchange, arguments.linger());
      }
      return 0;
    } catch (IllegalArgumentException wrong) {
      return complain(wrong, WRONG_USAGE);
    } catch (FileNotFoundException missing) {
      return complain(missing, NOT_FOUND);
    } catch (IOException failed) {
      return complain(failed, FAILED);
    } catch (InterruptedException _) {
      return FAILED;
    }
  }

  private static int complain(Exception why, int exit) {
    ObjectNode node = JSON.createObjectNode().put("event", "failed");
    System.out.println(node.put("message", String.valueOf(why.getMessage())));
    return exit;
  }

  private static String listening(LocalExchange exchange, Options options) {
    return JSON.createObjectNode()
        .put("event", "listening")
        .put("address", exchange.address())
        .put("stream", exchange.streamAddress())
        .put("key", exchange.credentials().key())
        .put("secret", exchange.credentials().secret())
        .put("seed", options.seed())
        .put("journal", options.journal().toAbsolutePath().toString())
        .put("pid", ProcessHandle.current().pid())
        .toString();
  }

  private static String ended(String why) {
    return JSON.createObjectNode().put("event", "replayEnded").put("why", why).toString();
  }

  /// Nobody waits for this: what the reader does not take in time is left out.
  private static void print(String first, BlockingQueue<String> lines) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(first);
    try {
      while (true) {
        out.println(lines.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(LocalExchange exchange, long linger) throws InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.strip().equals("stop")) {
          return;
        }
      }
    } catch (IOException _) {
      // as good as an end
    }
    while (exchange.silence() < linger * 1_000_000_000L) {
      Thread.sleep(1_000);
    }
  }
}
