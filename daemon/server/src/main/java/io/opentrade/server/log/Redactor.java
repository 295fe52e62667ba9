package io.opentrade.server.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of text before it is written anywhere.
///
/// Two rules: what stands after a telling name (`apiKey`, `secret`, `token`, `Authorization`) goes,
/// whatever it looks like; and what looks like key material goes, whatever it is called. It rather
/// takes away too much: a hash in a log is lost as well, so whoever logs one shortens it.
public final class Redactor {
  /// What stands in the place of a secret.
  public static final String REMOVED = "[removed]";

  private static final String NAMES =
      "api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|(?:[a-z]+[-_ ]?)?secret(?:[-_"
          + " ]?key)?|passphrase|password|passwd|mnemonic|(?:[a-z]+[-_"
          + " ]?)?token|signature|sign|listen[-_ ]?key|cookie|set-cookie|x-mbx-apikey|credentials?";
  private static final Pattern TELLING_NAME =
      Pattern.compile("(?:.*[^a-z])?(?:" + NAMES + "|(?:proxy-)?authorization)", flags());
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "((?:proxy-)?authorization\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?)"
              + "(?:(?:basic|bearer|digest|token)\\s+)?[^\\s\"',;\\\\]+",
          flags());
  private static final Pattern NAMED =
      Pattern.compile(
          "((?<![a-z])(?:"
              + NAMES
              + ")\\\\?[\"']?\\s*[:=]\\s*)"
              + "(?:\\\\?\"[^\"]*\"|'[^']*'|[^\\s\"',;&})\\]]+)",
          flags());
  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(://)[^/@\\s\"]+@");
  private static final Pattern HEX = Pattern.compile("(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{32,}");
  private static final Pattern DENSE = Pattern.compile("[A-Za-z0-9+/_=-]{32,}");

  /// Whether the value of a field of this name is a secret.
  public boolean isSecret(String name) {
    return TELLING_NAME.matcher(name).matches();
  }

  /// The text without its secrets.
  public String redact(String text) {
    String clean = text;
    clean = AUTHORIZATION.matcher(clean).replaceAll("$1" + REMOVED);
    clean = NAMED.matcher(clean).replaceAll("$1" + REMOVED);
    clean = USER_IN_ADDRESS.matcher(clean).replaceAll("$1" + REMOVED + "@");
    clean = HEX.matcher(clean).replaceAll(Redactor::hexadecimal);
    return DENSE.matcher(clean).replaceAll(Redactor::dense);
  }

  private static String hexadecimal(MatchResult found) {
    boolean letters = found.group().chars().skip(2).anyMatch(Character::isLetter);
    return letters ? REMOVED : unchanged(found);
  }

  /// Key material mixes upper case, lower case and digits; words, paths and UUIDs do not.
  private static String dense(MatchResult found) {
    String text = found.group();
    boolean mixed =
        text.chars().anyMatch(Character::isUpperCase)
            && text.chars().anyMatch(Character::isLowerCase)
            && text.chars().anyMatch(Character::isDigit);
    return mixed && !isPath(text) ? REMOVED : unchanged(found);
  }

  private static boolean isPath(String text) {
    boolean padded = text.indexOf('+') >= 0 || text.indexOf('=') >= 0;
    return text.startsWith("/") && !padded && text.chars().filter(c -> c == '/').count() >= 3;
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE;
  }

  private static String unchanged(MatchResult found) {
    return Matcher.quoteReplacement(found.group()); // `$` and `\` stand for themselves
  }
}
