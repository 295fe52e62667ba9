package io.opentrade.server.settings;

import io.opentrade.server.settings.SettingRefused.Reason;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What values a setting takes, how people write them, and how a JSON Schema says it.
public sealed interface SettingType<T> {

  /// @param key the setting's name, for the message
  /// @throws SettingRefused where the text is no such value or is out of range
  T parse(String key, String text);

  /// The value as people write it; `parse` reads it back.
  String write(T value);

  /// The kind of value in one word, for lists.
  String word();

  /// The range or the choices in words, for lists and documentation.
  String range();

  /// One of a few words.
  record Choice(List<String> words) implements SettingType<String> {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String parse(String key, String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      if (!words.contains(word)) {
        throw invalid(Sentence.SETTING_NOT_CHOICE, key, text, String.join(", ", words));
      }
      return word;
    }

    @Override
    public String write(String value) {
      return value;
    }

    @Override
    public String word() {
      return "choice";
    }

    @Override
    public String range() {
      return String.join("|", words);
    }
  }

  /// A whole number; both ends belong to the range.
  record Whole(long least, long most) implements SettingType<Long> {
    @Override
    public Long parse(String key, String text) {
      long value;
      try {
        value = Long.parseLong(text.strip());
      } catch (NumberFormatException _) {
        throw invalid(Sentence.SETTING_NOT_WHOLE, key, text);
      }
      return within(key, value, least, most, this);
    }

    @Override
    public String write(Long value) {
      return Long.toString(value);
    }

    @Override
    public String word() {
      return "integer";
    }

    @Override
    public String range() {
      return least + " to " + most;
    }
  }

  /// Bytes, written `512k`, `512m`, `2g`; both ends belong to the range.
  record Size(long least, long most) implements SettingType<Long> {
    static final String PATTERN = "[0-9]{1,12}[kKmMgG]?";
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,12})([kmg]?)");

    @Override
    public Long parse(String key, String text) {
      Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw invalid(Sentence.SETTING_NOT_SIZE, key, text);
      }
      int shift =
          switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
          };
      long count = Long.parseLong(matcher.group(1));
      long value = count > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : count << shift;
      return within(key, value, least, most, this);
    }

    @Override
    public String write(Long value) {
      if (value >= 1L << 30 && value % (1L << 30) == 0) {
        return (value >> 30) + "g";
      }
      if (value >= 1L << 20 && value % (1L << 20) == 0) {
        return (value >> 20) + "m";
      }
      return value >= 1024 && value % 1024 == 0 ? (value >> 10) + "k" : Long.toString(value);
    }

    @Override
    public String word() {
      return "size";
    }

    @Override
    public String range() {
      return write(least) + " to " + write(most);
    }
  }

  /// A length of time, written `500ms`, `10s`, `10m`, `2h`; both ends belong to the range.
  record Span(Duration least, Duration most) implements SettingType<Duration> {
    static final String PATTERN = "[0-9]{1,9}(ms|s|m|h)";
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    @Override
    public Duration parse(String key, String text) {
      Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw invalid(Sentence.SETTING_NOT_SPAN, key, text);
      }
      long count = Long.parseLong(matcher.group(1));
      Duration value =
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
          };
      return within(key, value, least, most, this);
    }

    @Override
    public String write(Duration value) {
      long millis = value.toMillis();
      if (millis % 1000 != 0 || millis == 0) {
        return millis + "ms";
      }
      long seconds = millis / 1000;
      if (seconds % 3600 == 0) {
        return seconds / 3600 + "h";
      }
      return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    @Override
    public String word() {
      return "duration";
    }

    @Override
    public String range() {
      return write(least) + " to " + write(most);
    }
  }

  /// The address of a web service: http or https with a host, no user, query or fragment; kept
  /// without a slash at the end.
  ///
  /// @param streams whether streams are there: ws and wss are their schemes too
  record Address(boolean streams) implements SettingType<URI> {
    private static final String HOST = "://[^/?#@\\s]+(/[^?#\\s]*)?";

    String pattern() {
      return (streams ? "(http|ws)s?" : "https?") + HOST;
    }

    @Override
    public URI parse(String key, String text) {
      String address = text.strip().replaceAll("/+$", "");
      if (!address.matches(pattern())) {
        throw none(key, text);
      }
      try {
        URI uri = URI.create(address);
        if (uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException _) {
        // said below, in the words of all other mistakes
      }
      throw none(key, text);
    }

    private SettingRefused none(String key, String text) {
      Sentence said = streams ? Sentence.SETTING_NOT_STREAM : Sentence.SETTING_NOT_ADDRESS;
      return invalid(said, key, text);
    }

    @Override
    public String write(URI value) {
      return value.toString();
    }

    @Override
    public String word() {
      return "address";
    }

    @Override
    public String range() {
      return streams ? "http, https, ws or wss" : "http or https";
    }
  }

  /// A file by its whole path, or `none`.
  record File() implements SettingType<Optional<Path>> {
    static final String PATTERN = "none|/.*[^/]";
    private static final String NONE = "none";
    private static final int LONGEST = 1_000;

    @Override
    public Optional<Path> parse(String key, String text) {
      String path = text.strip();
      if (path.equals(NONE)) {
        return Optional.empty();
      }
      boolean whole = path.startsWith("/") && !path.endsWith("/") && path.length() <= LONGEST;
      try {
        if (whole) {
          return Optional.of(Path.of(path).normalize());
        }
      } catch (InvalidPathException _) {
        // said below, in the words of all other mistakes
      }
      throw invalid(Sentence.SETTING_NOT_FILE, key, text);
    }

    @Override
    public String write(Optional<Path> value) {
      return value.map(Path::toString).orElse(NONE);
    }

    @Override
    public String word() {
      return "file";
    }

    @Override
    public String range() {
      return "a whole path, or none";
    }
  }

  /// A part of a price, written `2.5%`, or `none`.
  record Share() implements SettingType<Optional<BigDecimal>> {
    static final String PATTERN = "(none|[0-9]{1,2}([.][0-9]{1,4})?%)";
    private static final String NONE = "none";

    @Override
    public Optional<BigDecimal> parse(String key, String text) {
      String share = text.strip();
      if (share.equals(NONE)) {
        return Optional.empty();
      }
      if (share.matches(PATTERN)) {
        BigDecimal percent = new BigDecimal(share.substring(0, share.length() - 1));
        if (percent.signum() > 0) {
          return Optional.of(percent);
        }
      }
      throw invalid(Sentence.SETTING_NOT_SHARE, key, text);
    }

    @Override
    public String write(Optional<BigDecimal> value) {
      return value.map(percent -> percent.toPlainString() + "%").orElse(NONE);
    }

    @Override
    public String word() {
      return "share";
    }

    @Override
    public String range() {
      return "above 0%, below 100%, or none";
    }
  }

  /// Hours of every day, written `23:00-07:00 Europe/Berlin`, or `never`.
  record Hours() implements SettingType<DailyHours> {
    @Override
    public DailyHours parse(String key, String text) {
      return DailyHours.parse(text.strip())
          .orElseThrow(() -> invalid(Sentence.SETTING_NOT_HOURS, key, text));
    }

    @Override
    public String write(DailyHours value) {
      return value.toString();
    }

    @Override
    public String word() {
      return "hours";
    }

    @Override
    public String range() {
      return "HH:MM-HH:MM ZONE or never";
    }
  }

  private static <T extends Comparable<T>> T within(
      String key, T value, T least, T most, SettingType<T> type) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw invalid(
          Sentence.SETTING_OUT_OF_RANGE,
          key,
          type.write(value),
          type.write(least),
          type.write(most));
    }
    return value;
  }

  private static SettingRefused invalid(Sentence message, Object... parts) {
    return new SettingRefused(Reason.INVALID_VALUE, Phrase.of(message, parts), null);
  }
}
