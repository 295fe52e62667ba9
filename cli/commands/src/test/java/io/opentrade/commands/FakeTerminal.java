package io.opentrade.commands;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A terminal in memory: what is written can be read back, files are a map.
public final class FakeTerminal implements Terminal {
  public int columns = 80;
  public int rows = 24;
  public boolean terminal;
  public boolean color;
  public boolean closed;
  public boolean namesFiles = true;
  public Path folder = Path.of("/nowhere");
  public byte[] input = {};
  public Locale language = Locale.ENGLISH;
  public final Map<String, String> files = new LinkedHashMap<>();
  public final Deque<String> answers = new ArrayDeque<>();
  public final List<String> edited = new ArrayList<>();
  public String unwritable = "";
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  public String out() {
    return out.toString();
  }

  /// What was written to a file; empty where it was not.
  public String file(String path) {
    return files.getOrDefault(path, "");
  }

  public String err() {
    return err.toString();
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean inputIsTerminal() {
    return terminal;
  }

  @Override
  public boolean outputIsTerminal() {
    return terminal;
  }

  @Override
  public boolean errorIsTerminal() {
    return terminal;
  }

  @Override
  public boolean color() {
    return color;
  }

  @Override
  public void out(String text) {
    refuseWhenClosed();
    out.append(text);
  }

  @Override
  public void err(String text) {
    refuseWhenClosed();
    err.append(text);
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new RequestFailed(FailureKind.INTERRUPTED, "the reader is gone", null);
    }
  }

  @Override
  public String edit(String name, String text) {
    edited.add(text);
    if (answers.isEmpty()) {
      throw new RequestFailed(FailureKind.USAGE, "nobody to edit", null);
    }
    return answers.removeFirst();
  }

  @Override
  public String prompt(String text, boolean hidden) {
    err.append(text);
    if (answers.isEmpty()) {
      throw new RequestFailed(FailureKind.USAGE, "nobody to ask", null);
    }
    return answers.removeFirst();
  }

  @Override
  public OutputFile openOutput(String path, boolean create) {
    if (path.equals(unwritable)) {
      throw new RequestFailed(FailureKind.FAILED, "'" + path + "' cannot be written", null);
    }
    if (create && files.containsKey(path)) {
      throw new RequestFailed(FailureKind.USAGE, "'" + path + "' exists", "--force overwrites it");
    }
    StringBuilder content = new StringBuilder();
    return new OutputFile() {
      @Override
      public void write(String text) {
        content.append(text);
      }

      @Override
      public void commit() {
        files.put(path, content.toString());
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public InputStream openInput(String path) {
    return new ByteArrayInputStream(input);
  }

  public void type(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean namesFiles() {
    return namesFiles;
  }

  @Override
  public Path cwd() {
    return folder;
  }

  @Override
  public Locale language() {
    return language;
  }

  /// What is pressed, in order; afterwards nothing more comes and the screen is left with `q`.
  public final Deque<String> keys = new ArrayDeque<>();

  @Override
  public Keys keys() {
    if (!terminal) {
      throw new RequestFailed(FailureKind.USAGE, "this needs a terminal", null);
    }
    return new Keys() {
      @Override
      public String next(Duration patience) {
        return keys.isEmpty() ? "q" : keys.removeFirst();
      }

      @Override
      public void close() {
        out.append("[screen given back]");
      }
    };
  }
}
