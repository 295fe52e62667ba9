package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers the files that a strategy imports from its own folder, and those they import. Only what
/// is named in the text of an import is read, only plain files, and nothing that a link leads to
/// outside of the folder. What is not there is left to the language to complain about.
public final class NeighbourFiles {
  private static final Pattern JAVASCRIPT =
      Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*(['\"])([^'\"\\n]+)\\1");
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?m)^[ \\t]*(?:import[ \\t]+([^#\\n"
              + ";]+)|from[ \\t]+(\\.*[\\w.]*)[ \\t]+import[ \\t]+([^#\\n"
              + ";]+))");

  /// Why a file cannot be taken along.
  public enum Reason {
    /// It lies elsewhere.
    NOT_ALLOWED,
    /// It is no source text, or there is too much of it.
    BAD_DATA,
    /// The system does not give it.
    UNREADABLE
  }

  /// A neighbour cannot be taken along; the message is for people.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final @Nullable String hint;

    Refused(Reason reason, String message, @Nullable String hint) {
      super(message);
      this.reason = reason;
      this.hint = hint;
    }

    public Reason reason() {
      return reason;
    }

    /// What to do; null where that is plain.
    public @Nullable String hint() {
      return hint;
    }
  }

  private final Path folder;
  private final Language language;
  private final Map<String, String> found = new LinkedHashMap<>();
  private long length;

  private NeighbourFiles(Path folder, Language language) {
    this.folder = folder;
    this.language = language;
  }

  /// @param file the strategy's own
  /// @return texts by their path from its folder
  /// @throws Refused where one cannot be taken along
  public static Map<String, String> of(Path file, Language language, String text) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || language == Language.JAVA) {
      return Map.of();
    }
    NeighbourFiles files = new NeighbourFiles(folder, language);
    files.gather(text);
    files.found.remove(String.valueOf(file.getFileName()));
    return files.found;
  }

  private void gather(String text) {
    Deque<String> open = new ArrayDeque<>(wanted("", text));
    while (!open.isEmpty()) {
      String path = open.remove();
      Path file = folder.resolve(path).normalize();
      if (!found.containsKey(path) && file.startsWith(folder) && Files.exists(file)) {
        String module = read(path, file);
        found.put(path, module);
        open.addAll(
            wanted(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "", module));
      }
    }
  }

  /// What a text in that folder may import, by its path from the strategy's folder.
  private List<String> wanted(String from, String text) {
    return switch (language) {
      case JAVASCRIPT -> javaScript(from, text);
      case PYTHON -> python(from, text);
      case JAVA -> List.of();
    };
  }

  private List<String> javaScript(String from, String text) {
    List<String> wanted = new ArrayList<>();
    Matcher matcher = JAVASCRIPT.matcher(text);
    while (matcher.find()) {
      String specifier = matcher.group(2);
      if (specifier.startsWith("./") || specifier.startsWith("../")) {
        Path file = folder.resolve(from).resolve(specifier).normalize();
        if (file.startsWith(folder) && !file.equals(folder)) {
          wanted.add(folder.relativize(file).toString());
        }
      }
    }
    return wanted;
  }

  private List<String> python(String from, String text) {
    List<String> wanted = new ArrayList<>();
    Matcher matcher = PYTHON.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        names(matcher.group(1)).forEach(name -> modules(wanted, "", name));
      } else {
        String name = matcher.group(2);
        String plain = name.replaceFirst("^\\.+", "");
        String base = base(from, name.length() - plain.length());
        modules(wanted, base, plain);
        String dot = plain.isEmpty() ? "" : plain + ".";
        names(matcher.group(3)).forEach(each -> modules(wanted, base, dot + each));
      }
    }
    return wanted;
  }

  /// The folder that so many leading dots mean.
  private static String base(String from, int dots) {
    String base = dots == 0 ? "" : from;
    for (int up = 1; up < dots; up++) {
      base = base.contains("/") ? base.substring(0, base.lastIndexOf('/')) : "";
    }
    return base;
  }

  /// The names in `a, b.c as d, (e)`.
  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String each : list.split(",")) {
      String name = each.replaceAll("[()\\\\]", " ").strip().split("\\s")[0];
      if (name.matches("\\w+(\\.\\w+)*")) {
        names.add(name);
      }
    }
    return names;
  }

  /// The files that `a.b` may mean: of each package on the way, and of the module.
  private static void modules(List<String> wanted, String base, String name) {
    StringBuilder path = new StringBuilder(base.isEmpty() ? "" : base + "/");
    for (String part : name.isEmpty() ? new String[0] : name.split("\\.")) {
      path.append(part);
      wanted.add(path + ".py");
      wanted.add(path + "/__init__.py");
      path.append('/');
    }
    if (name.isEmpty() && !base.isEmpty()) {
      wanted.add(base + "/__init__.py");
    }
  }

  private String read(String path, Path file) {
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new Refused(
            Reason.NOT_ALLOWED,
            path + " is a link that leads out of the strategy's folder",
            "copy the file there");
      }
      if (!Files.isRegularFile(file) || Files.size(file) > 4L * Script.MAXIMUM_LENGTH) {
        throw new Refused(
            Reason.BAD_DATA, path + " is no file of source text, or far too large", null);
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      limit(path, text);
      return text;
    } catch (CharacterCodingException _) {
      throw new Refused(Reason.BAD_DATA, path + " is not UTF-8 text", "save it as UTF-8");
    } catch (IOException exception) {
      throw new Refused(
          Reason.UNREADABLE, path + " cannot be read: " + exception.getMessage(), null);
    }
  }

  private void limit(String path, String text) {
    length += text.length();
    if (length > Script.MAXIMUM_LENGTH || found.size() >= Script.MAXIMUM_MODULES) {
      throw new Refused(
          Reason.BAD_DATA,
          "with %s the strategy imports more than %d files or a million characters"
              .formatted(path, Script.MAXIMUM_MODULES),
          "keep data out of strategies: import it");
    }
  }
}
