package io.opentrade.scripting;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.kernel.Seal;
import io.opentrade.sandbox.link.FrameChannel;
import io.opentrade.scripting.guest.Guest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The worker's main class.
///
/// `--serve js|py|java FOLDER` speaks with the starter over standard input and output;
/// `--unpack FOLDER` writes the languages' own libraries into an empty folder; `--train` runs small
/// strategies, so that the JVM that runs it can write an AOT cache.
public final class Main {
  /// Interpreters of dynamic languages recurse deeply.
  private static final long STACK_BYTES = 64L << 20;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    // The link is standard output; nobody else may write there.
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    int[] exit = {1};
    Thread thread =
        new Thread(null, () -> exit[0] = run(arguments, in, out), "worker", STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(exit[0]);
  }

  private static List<Language> languages(String[] arguments) {
    return arguments.length == 1
        ? List.of(Language.values())
        : Arrays.stream(arguments).skip(1).map(Main::language).toList();
  }

  private static Language language(String extension) {
    return Language.ofFileName("x." + extension).orElseThrow();
  }

  private static int run(String[] arguments, InputStream in, OutputStream out) {
    try {
      switch (arguments.length == 0 ? "" : arguments[0]) {
        case "--serve" -> {
          FrameChannel link =
              new FrameChannel(new BufferedInputStream(in), new BufferedOutputStream(out));
          // Beside the language, which takes longer.
          CompletableFuture<Optional<Seal>> seal = CompletableFuture.supplyAsync(Seal::prepare);
          Server server = new Server(link, language(arguments[1]), Path.of(arguments[2]));
          server.serve(seal.join());
        }
        case "--unpack" -> Guest.unpack(Path.of(arguments[1]));
        case "--train" -> {
          Seal.prepare();
          Training.run(languages(arguments));
        }
        default -> {
          System.err.println("this program is started by OpenTrade itself");
          return 2;
        }
      }
      return 0;
    } catch (IOException failure) {
      System.err.println("the link broke: " + failure);
      return 1;
    }
  }
}
