package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.client.Streams;
import io.opentrade.protocol.frame.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;

/// The person's side of the shell: reads lines, and shows above and below them what goes on.
final class Conversation implements AutoCloseable {
  private static final int KEPT_LINES = 10_000;

  private final Door door;
  private final org.jline.terminal.Terminal terminal;
  private final Editor reader;
  private final Shell shell;
  private final boolean color;
  private final Queue<String> waiting = new ArrayDeque<>();
  private volatile Vocabulary vocabulary = new Vocabulary(List.of());
  private volatile @Nullable Pulse pulse;
  private boolean reading;

  private Conversation(Door door, org.jline.terminal.Terminal terminal) {
    this.door = door;
    this.terminal = terminal;
    this.color = door.terminal().color();
    this.shell = new Shell(door, this::size);
    this.reader = editor(door, terminal);
    reader.setParser(new LineParser());
    reader.setCompleter(new DaemonCompleter(door));
    reader.setHighlighter(new LineColors(() -> vocabulary, color));
  }

  private static Editor editor(Door door, org.jline.terminal.Terminal terminal) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.HISTORY_FILE, door.home().state().resolve("history"));
    variables.put(LineReader.HISTORY_SIZE, KEPT_LINES);
    variables.put(LineReader.HISTORY_FILE_SIZE, KEPT_LINES);
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "        … ");
    variables.put(LineReader.LIST_MAX, 60);
    variables.put(LineReader.BELL_STYLE, "none");
    Editor editor = new Editor(terminal, variables);
    editor.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    editor.setOpt(LineReader.Option.HISTORY_IGNORE_SPACE);
    editor.unsetOpt(LineReader.Option.INSERT_TAB);
    editor.setOpt(LineReader.Option.CASE_INSENSITIVE);
    return editor;
  }

  /// At the terminal of this process.
  static Conversation open(Door door) throws IOException {
    org.jline.terminal.Terminal terminal =
        TerminalBuilder.builder()
            .name("opentrade")
            .encoding(StandardCharsets.UTF_8) // the launcher sees to it
            .system(true)
            .provider("ffm") // the others unpack a library into the temporary folder
            .dumb(true)
            .build();
    return new Conversation(door, terminal);
  }

  /// Reads and does until the person leaves.
  ///
  /// @return the exit code
  int talk() throws IOException {
    prepare();
    showBar(); // first: making room for it loses a line that is there
    greet();
    startUp();
    new Background(door, this::event, this::felt).start();
    while (!shell.ended()) {
      String line = read();
      if (line == null) {
        break;
      }
      if (Shell.leavesToSystem(line)) {
        hideBar(); // its programs think that the screen is theirs
      }
      int exit = shell.run(line);
      if (exit == 130) {
        System.out.println();
      }
    }
    return 0;
  }

  /// Makes ready to read; for the start-up cache this is all that happens.
  void prepare() {
    bindKeys();
    Words.of("backtest run 'a b' | head");
    StatusLine.of(null, 80, false);
  }

  private void greet() {
    vocabulary = new Vocabulary(words());
    terminal
        .writer()
        .println("OpenTrade " + door.version() + ". help, \\help, or Ctrl-D to leave.");
    terminal.flush();
  }

  /// Also starts the daemon where none runs, and says so if it cannot be.
  private List<String> words() {
    List<String> lines = new ArrayList<>();
    Terminal at = new Terminal(80, 24, false, false, false, false);
    OutputStream errors = new FileOutputStream(FileDescriptor.err);
    door.run(List.of("words"), at, new Streams(new LineSink(lines::add), errors));
    return lines;
  }

  private void bindKeys() {
    if (!isDumb()) {
      new AutosuggestionWidgets(reader).enable();
    }
    Explain explain = new Explain(door);
    reader
        .getWidgets()
        .put(
            "explain",
            () -> {
              if (!explain.explain(reader)) {
                reader.getBuffer().write('?');
              }
              return true;
            });
    KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
    if (keys != null) {
      keys.bind(new Reference("explain"), "?");
    }
  }

  private void startUp() throws IOException {
    Path file = door.home().config().resolve("shell");
    if (Files.isReadable(file)) {
      shell.file(file);
    }
  }

  private boolean isDumb() {
    return terminal.getType().startsWith("dumb");
  }

  private @Nullable String read() {
    showBar();
    try {
      setReading(true);
      return reader.readLine(prompt());
    } catch (UserInterruptException _) {
      return "";
    } catch (EndOfFileException _) {
      return null;
    } finally {
      setReading(false);
    }
  }

  private String prompt() {
    Pulse now = pulse;
    if (now == null || !now.real()) {
      return "opentrade> ";
    }
    return color ? "\u001b[1;37;41mREAL\u001b[0m opentrade> " : "REAL opentrade> ";
  }

  /// While a command runs, events wait: they would stand in the middle of its output.
  private synchronized void setReading(boolean now) {
    reading = now;
    while (now && !waiting.isEmpty()) {
      System.out.println(waiting.remove());
    }
  }

  private synchronized void event(String line) {
    if (reading && reader.isReading()) {
      reader.printAbove(AttributedString.fromAnsi(line));
    } else {
      waiting.add(line);
    }
  }

  private void felt(@Nullable Pulse now) {
    pulse = now;
    synchronized (this) {
      if (reading) {
        reader.undisturbed(this::showBar);
      }
    }
  }

  private void showBar() {
    Status status = bar();
    if (status != null) {
      status.update(
          List.of(StatusLine.of(pulse, Math.max(1, terminal.getSize().getColumns()), color)));
    }
  }

  private void hideBar() {
    Status status = bar();
    if (status != null) {
      status.update(List.of());
    }
  }

  private @Nullable Status bar() {
    return isDumb() ? null : Status.getStatus(terminal);
  }

  private Terminal size() {
    Terminal first = door.terminal();
    int wide = terminal.getSize().getColumns();
    int high = terminal.getSize().getRows();
    int columns = wide > 0 ? wide : first.columns();
    int rows = high > 0 ? high : first.rows();
    return new Terminal(columns, rows, first.input(), first.output(), first.error(), color);
  }

  @Override
  public void close() throws IOException {
    reader.getHistory().save();
    hideBar();
    terminal.close();
  }
}
