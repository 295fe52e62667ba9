package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.client.Trouble;
import java.io.IOException;

/// `opentrade` without words, at a terminal.
public final class Main {
  private Main() {}

  /// Talks until the person leaves.
  ///
  /// @param argv empty; `--train` to load what is needed, for the start-up cache, and end
  public static void main(String[] argv) {
    int exit;
    if (argv.length == 1 && argv[0].equals("--train")) {
      exit = train();
      System.exit(exit); // an ordinary end: the virtual machine writes its cache
    }
    try (Conversation conversation = Conversation.open(Door.find())) {
      exit = conversation.talk();
    } catch (Trouble trouble) {
      exit = trouble.tell(false);
    } catch (IOException broken) {
      System.err.println("opentrade: the terminal cannot be used: " + broken.getMessage());
      exit = 1;
    }
    Runtime.getRuntime().halt(exit); // threads that listen need not be waited for
  }

  private static int train() {
    try (Conversation conversation = Conversation.open(Door.find())) {
      conversation.prepare();
      return 0;
    } catch (Trouble | IOException failed) {
      System.err.println(failed.getMessage());
      return 1;
    }
  }
}
