package io.opentrade.client;

import io.opentrade.protocol.frame.Done;
import io.opentrade.protocol.frame.Edit;
import io.opentrade.protocol.frame.FileClose;
import io.opentrade.protocol.frame.FileHandle;
import io.opentrade.protocol.frame.FileOpen;
import io.opentrade.protocol.frame.FileRead;
import io.opentrade.protocol.frame.FileWrite;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.MalformedFrame;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Prompt;
import io.opentrade.protocol.frame.PromptAnswer;
import io.opentrade.protocol.frame.Result;
import io.opentrade.protocol.frame.Stdin;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// What the daemon asks of the client while a command runs: the person's answers, the person's
/// files, standard input.
final class Requests {
  private final Connection connection;
  private final Interrupts interrupts;
  private final OpenFiles files;
  private boolean reading;

  Requests(Connection connection, Surroundings surroundings, Interrupts interrupts) {
    this.connection = connection;
    this.interrupts = interrupts;
    this.files = new OpenFiles(Path.of(surroundings.cwd()));
  }

  /// Answers one call. Reading what may never come, such as standard input, happens on a thread of
  /// its own, so that the end of the command is heard meanwhile.
  void serve(Message.Call call) throws IOException {
    if (call.method().equals("file.read") && files.mayWait(FileRead.of(call.params()).handle())) {
      Thread reader = new Thread(() -> answerQuietly(call), "read");
      reader.setDaemon(true);
      reader.start();
    } else {
      answer(call);
    }
  }

  /// Sends standard input from now on, piece by piece, to its end.
  void openStdin() {
    if (reading) {
      return;
    }
    reading = true;
    Thread pump = new Thread(this::pump, "stdin");
    pump.setDaemon(true);
    pump.start();
  }

  /// Drops what was opened and not closed.
  void abandon() {
    files.abandon();
  }

  private void answerQuietly(Message.Call call) {
    try {
      answer(call);
    } catch (IOException e) {
      return; // the main thread will see the broken line itself
    }
  }

  private void answer(Message.Call call) throws IOException {
    byte[] answer;
    try {
      answer = Frames.answer(call.id(), result(call));
    } catch (MalformedFrame e) {
      answer = Frames.refusal(call.id(), Frames.INVALID_PARAMS, String.valueOf(e.getMessage()));
    } catch (NoSuchMethodException e) {
      answer = Frames.refusal(call.id(), Frames.UNKNOWN_METHOD, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      answer = Frames.refusal(call.id(), Frames.CLIENT_REFUSED, String.valueOf(e.getMessage()));
    }
    connection.send(answer);
  }

  private Result result(Message.Call call) throws IOException, NoSuchMethodException {
    switch (call.method()) {
      case "prompt" -> {
        return ask(Prompt.of(call.params()));
      }
      case "edit" -> {
        return edit(Edit.of(call.params()));
      }
      case "file.open" -> {
        FileOpen open = FileOpen.of(call.params());
        return new FileHandle(files.open(open.path(), open.mode().equals(FileOpen.WRITE)));
      }
      case "file.write" -> {
        FileWrite write = FileWrite.of(call.params());
        files.write(write.handle(), write.data());
        return new Done();
      }
      case "file.read" -> {
        FileRead read = FileRead.of(call.params());
        return files.read(read.handle(), read.limit());
      }
      case "file.close" -> {
        FileClose close = FileClose.of(call.params());
        files.close(close.handle(), close.commit());
        return new Done();
      }
      default -> throw new NoSuchMethodException("the client knows no method " + call.method());
    }
  }

  private PromptAnswer ask(Prompt prompt) throws IOException {
    interrupts.prompting(true);
    try {
      String line = TerminalControl.ask(prompt.text(), prompt.hidden());
      if (line == null) {
        throw new IOException("the input ended before an answer");
      }
      return new PromptAnswer(line);
    } catch (java.io.FileNotFoundException e) {
      throw new IOException("there is no terminal to ask at", e);
    } finally {
      interrupts.prompting(false);
    }
  }

  private PromptAnswer edit(Edit edit) throws IOException {
    interrupts.prompting(true);
    try {
      return new PromptAnswer(PersonsEditor.edit(edit.name(), edit.text()));
    } finally {
      interrupts.prompting(false);
    }
  }

  private void pump() {
    byte[] buffer = new byte[Frames.DATA_LIMIT];
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    try {
      while (true) {
        int length = read(in, buffer);
        boolean end = length < 0;
        byte[] data = Arrays.copyOf(buffer, Math.max(0, length));
        connection.send(Frames.notice(new Stdin(data, end)));
        if (end) {
          return;
        }
      }
    } catch (IOException e) {
      return; // the main thread will see the broken line itself
    }
  }

  /// A standard input that was closed or is a folder ends at once.
  private static int read(FileInputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }
}
