package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.NearWords;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the files, series and assignments that a command names. Standard input is spooled to a
/// file that only its owner can read and that is deleted on [#close].
public final class Inputs implements AutoCloseable {
  private static final Pattern SERIES =
      Pattern.compile("[A-Za-z0-9._/^*-]{1,40}@[A-Za-z0-9_-]{1,20}:[0-9]{1,5}[smhdw]");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.+)");
  private static final Pattern DEVICE = Pattern.compile("-|/dev/stdin|/dev/fd/[0-9]+");
  private static final int MOST_NEIGHBOURS = 500;
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_TEXT = 1 << 16;

  private final Invocation invocation;
  private final long spoolLimit;
  private final List<Path> spooled = new ArrayList<>();

  public Inputs(Invocation invocation) {
    this(invocation, 4L << 30);
  }

  Inputs(Invocation invocation, long spoolLimit) {
    this.invocation = invocation;
    this.spoolLimit = spoolLimit;
  }

  /// Whether the text can only be meant as a stored series.
  public static boolean isSeries(String text) {
    return SERIES.matcher(text).matches();
  }

  /// A series name with its symbol in upper and its exchange in lower case.
  public String series(String label, String text) {
    if (!isSeries(text)) {
      throw invocation.usage("input.series", label, text);
    }
    return cased(text);
  }

  /// A series or a market with its symbol in upper and its exchange in lower case.
  public static String cased(String name) {
    int at = Math.max(0, name.indexOf('@'));
    return name.substring(0, at).toUpperCase(Locale.ROOT)
        + name.substring(at).toLowerCase(Locale.ROOT);
  }

  /// A file to read.
  ///
  /// @throws RequestFailed of kind NOT_ALLOWED for everybody but the owner: nothing is looked at
  public InputFile file(String text) {
    if (!invocation.terminal().namesFiles()) {
      throw invocation.failure(FailureKind.NOT_ALLOWED, "input.notYours", text);
    }
    if (DEVICE.matcher(text).matches()) {
      return spool(text);
    }
    Path path;
    try {
      path = invocation.terminal().cwd().resolve(text).normalize();
    } catch (InvalidPathException _) {
      throw invocation.usage("input.badPath", text);
    }
    if (text.isBlank()) {
      throw invocation.usage("input.badPath", text);
    }
    if (Files.isDirectory(path)) {
      throw invocation.usage("input.folder", text);
    }
    if (!Files.exists(path)) {
      throw missing(text, path);
    }
    if (!Files.isReadable(path)) {
      throw invocation.failure(FailureKind.NOT_ALLOWED, "input.unreadable", text);
    }
    return new InputFile(path.toString(), new ForeignText(text));
  }

  /// The text of a small file, such as one with settings.
  public String text(String name) {
    Path path = Path.of(file(name).path());
    try (InputStream input = Files.newInputStream(path)) {
      byte[] bytes = input.readNBytes(LARGEST_TEXT + 1);
      if (bytes.length > LARGEST_TEXT) {
        throw invocation.failure(FailureKind.BAD_DATA, "input.tooLarge", name);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw invocation.failure(
          FailureKind.FAILED, "input.spool", name, String.valueOf(exception.getMessage()));
    }
  }

  private RequestFailed missing(String text, Path path) {
    String message = invocation.text("input.noFile", text);
    String hint =
        neighbour(path)
            .map(near -> invocation.text("usage.didYouMean", near))
            .orElseGet(() -> invocation.text("input.noFile.hint", invocation.terminal().cwd()));
    return new RequestFailed(FailureKind.NOT_FOUND, message, hint);
  }

  private static Optional<String> neighbour(Path path) {
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.limit(MOST_NEIGHBOURS).map(file -> file.getFileName().toString()).toList();
      return NearWords.nearest(name.toString(), names);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private InputFile spool(String text) {
    try {
      Path file = Files.createTempFile("opentrade-", ".input");
      spooled.add(file);
      try (InputStream input = invocation.terminal().openInput(text);
          OutputStream output = Files.newOutputStream(file)) {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
          total += read;
          if (total > spoolLimit) {
            throw invocation.failure(FailureKind.BAD_DATA, "input.tooLarge", text);
          }
          output.write(buffer, 0, read);
        }
        if (total == 0) {
          throw invocation.failure(FailureKind.BAD_DATA, "input.empty", text);
        }
      }
      return new InputFile(file.toString(), new ForeignText(text));
    } catch (IOException exception) {
      throw invocation.failure(
          FailureKind.FAILED, "input.spool", text, String.valueOf(exception.getMessage()));
    }
  }

  /// What `--data` names: `SERIES`, `FILE`, or `name=` before either.
  public DataSource data(String text) {
    Matcher named = NAMED.matcher(text);
    boolean isNamed = named.matches() && !isThere(text);
    String name = isNamed ? named.group(1) : null;
    String place = isNamed ? named.group(2) : text;
    if (isSeries(place)) {
      return new DataSource(name, series("--data", place), null);
    }
    if (place.indexOf('@') > 0 && !isThere(place)) {
      throw invocation.usage("input.series", "--data", place);
    }
    return new DataSource(name, null, file(place));
  }

  private boolean isThere(String path) {
    return invocation.terminal().namesFiles()
        && Files.exists(invocation.terminal().cwd().resolve(path));
  }

  /// The data of a backtest, the series to trade on first.
  public List<DataSource> data(List<String> texts) {
    List<DataSource> sources = new ArrayList<>(texts.stream().map(this::data).toList());
    long unnamed = sources.stream().filter(source -> source.name() == null).count();
    if (unnamed == 0 && !sources.isEmpty()) {
      throw invocation.usage("input.mainData");
    }
    sources.sort((a, b) -> Boolean.compare(a.name() != null, b.name() != null));
    return sources;
  }

  /// `k=v` pairs, in their order.
  public Map<String, String> assignments(String flag, @Nullable List<String> texts) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw invocation.usage("input.assignment", flag, text);
      }
      String name = text.substring(0, equals).strip();
      if (values.put(name, text.substring(equals + 1).strip()) != null) {
        throw invocation.usage("input.assignedTwice", flag, name);
      }
    }
    return values;
  }

  @Override
  public void close() {
    for (Path file : spooled) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // It lies in the temporary folder, readable by nobody else; there is nothing better to do.
        continue;
      }
    }
  }
}
