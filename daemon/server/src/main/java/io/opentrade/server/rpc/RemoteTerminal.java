package io.opentrade.server.rpc;

import io.opentrade.commands.OutputFile;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Edit;
import io.opentrade.protocol.frame.FileHandle;
import io.opentrade.protocol.frame.FileOpen;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.MalformedFrame;
import io.opentrade.protocol.frame.Output;
import io.opentrade.protocol.frame.Pager;
import io.opentrade.protocol.frame.Prompt;
import io.opentrade.protocol.frame.PromptAnswer;
import io.opentrade.protocol.frame.RawMode;
import io.opentrade.protocol.frame.Resize;
import io.opentrade.protocol.frame.Terminal;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The terminal at the client's end of a connection, for one command.
///
/// Output waits for the client's credit; files and prompts are calls to the client. Where the
/// client goes, or the command is cancelled, every method ends with [RequestFailed] of kind
/// INTERRUPTED.
final class RemoteTerminal implements io.opentrade.commands.Terminal {
  private static final int OUT = 1;
  private static final int ERR = 2;
  private static final int MOST_KEYS = 256;

  private final Path cwd;
  private final Locale language;
  private final boolean namesFiles;
  private final Window window;
  private final ClientCalls client;
  private final Outbox outbox;
  private final BlockingQueue<String> pressed = new ArrayBlockingQueue<>(MOST_KEYS);
  private volatile Terminal terminal;
  private @Nullable StringBuilder held;

  RemoteTerminal(
      CommandRun command,
      boolean namesFiles,
      UnaryOperator<Locale> language,
      Window window,
      ClientCalls client,
      Outbox outbox) {
    this.namesFiles = namesFiles;
    this.cwd = Path.of(command.cwd());
    this.language = language.apply(languageOf(command.environment()));
    this.terminal = command.terminal();
    this.window = window;
    this.client = client;
    this.outbox = outbox;
  }

  /// The person has made the window another size.
  void resize(Resize size) {
    Terminal now = terminal;
    terminal =
        new Terminal(
            size.columns(), size.rows(), now.input(), now.output(), now.error(), now.color());
  }

  @Override
  public int columns() {
    return terminal.columns();
  }

  @Override
  public int rows() {
    return terminal.rows();
  }

  @Override
  public boolean inputIsTerminal() {
    return terminal.input();
  }

  @Override
  public boolean outputIsTerminal() {
    return terminal.output();
  }

  @Override
  public boolean errorIsTerminal() {
    return terminal.error();
  }

  @Override
  public boolean color() {
    return terminal.color();
  }

  @Override
  public Path cwd() {
    return cwd;
  }

  @Override
  public boolean namesFiles() {
    return namesFiles;
  }

  @Override
  public Locale language() {
    return language;
  }

  @Override
  public void page() {
    if (terminal.output() && terminal.input() && held == null) {
      held = new StringBuilder();
    }
  }

  @Override
  public void out(String text) {
    StringBuilder waiting = held;
    if (waiting == null) {
      write(OUT, text);
      return;
    }
    waiting.append(text);
    if (waiting.chars().filter(c -> c == '\n').count() >= terminal.rows()) {
      outbox.send(Frames.notice(new Pager()));
      release();
    }
  }

  /// Writes what waits for more: there is no more, or something else comes first.
  void release() {
    StringBuilder waiting = held;
    held = null;
    if (waiting != null) {
      write(OUT, waiting.toString());
    }
  }

  @Override
  public void err(String text) {
    release();
    write(ERR, text);
  }

  private void write(int stream, String text) {
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + Frames.TEXT_LIMIT);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--; // a character of two halves is not cut
      }
      String piece = text.substring(from, to);
      int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
      RemoteFiles.cancellable(
          () -> {
            window.take(bytes);
            return bytes;
          });
      outbox.send(Frames.notice(new Output(stream, piece)));
      from = to;
    }
  }

  @Override
  public String prompt(String text, boolean hidden) {
    release();
    Map<String, Object> answer =
        RemoteFiles.call(client, new Prompt(text, hidden), FailureKind.USAGE);
    try {
      return PromptAnswer.of(answer).text();
    } catch (MalformedFrame wrong) {
      throw RemoteFiles.misunderstood(wrong);
    }
  }

  @Override
  public String edit(String name, String text) {
    release();
    Map<String, Object> answer = RemoteFiles.call(client, new Edit(name, text), FailureKind.USAGE);
    try {
      return PromptAnswer.of(answer).text();
    } catch (MalformedFrame wrong) {
      throw RemoteFiles.misunderstood(wrong);
    }
  }

  @Override
  public Keys keys() {
    release();
    if (!terminal.input() || !terminal.output()) {
      throw new RequestFailed(FailureKind.USAGE, "this needs a terminal", null);
    }
    pressed.clear();
    outbox.send(Frames.notice(new RawMode(true)));
    return new Keys() {
      @Override
      public @Nullable String next(Duration patience) throws InterruptedException {
        return pressed.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        outbox.send(Frames.notice(new RawMode(false)));
      }
    };
  }

  /// Keys have come. A person who leans on one while nothing is read loses the later ones.
  void pressed(String keys) {
    pressed.offer(keys);
  }

  @Override
  public OutputFile openOutput(String path, boolean create) {
    if (create && !namesFiles) {
      // The daemon would have to look for somebody who may not see its files.
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, "only the owner of the daemon makes new files with it", null);
    }
    if (create && Files.exists(cwd.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      throw new RequestFailed(FailureKind.USAGE, path + " exists already", null);
    }
    return new RemoteOutput(client, open(path, FileOpen.WRITE, FailureKind.FAILED));
  }

  @Override
  public InputStream openInput(String path) {
    return new RemoteInput(client, open(path, FileOpen.READ, FailureKind.NOT_FOUND));
  }

  private int open(String path, String mode, FailureKind refused) {
    Map<String, Object> answer = RemoteFiles.call(client, new FileOpen(path, mode), refused);
    try {
      return FileHandle.of(answer).handle();
    } catch (MalformedFrame wrong) {
      throw RemoteFiles.misunderstood(wrong);
    }
  }

  /// `fa_IR.UTF-8` is Persian; `C`, `POSIX` and nothing are English. The client has looked at the
  /// further variables of the locale.
  private static Locale languageOf(Map<String, String> environment) {
    String name = environment.getOrDefault("LANG", "").replaceAll("[.@].*", "").replace('_', '-');
    Locale locale = Locale.forLanguageTag(name);
    return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
  }
}
