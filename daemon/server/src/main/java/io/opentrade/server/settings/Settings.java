package io.opentrade.server.settings;

import io.opentrade.server.settings.SettingRefused.Reason;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings that hold now: environment before file before default.
///
/// The file is read anew by every call, so that a person may edit it while the daemon runs. A value
/// that a person wrote wrongly into the file or the environment never stops the daemon: the default
/// holds and the problem is listed. Safe for use by many threads.
public final class Settings {
  private final SettingsFile file;
  private final Map<String, String> environment;

  /// @param environment of the daemon's process
  public Settings(SettingsFile file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /// The value that holds now.
  public <T> T get(Setting<T> setting) {
    return resolve(setting, written()).value();
  }

  /// Every setting in the order of the table.
  public List<SettingValue> list() {
    Map<String, String> written = written();
    List<SettingValue> values = new ArrayList<>();
    for (Setting<?> setting : SettingsTable.all()) {
      values.add(valueOf(setting, written));
    }
    return values;
  }

  /// @throws SettingRefused where there is no such key, naming the nearest
  public SettingValue find(String key) {
    return valueOf(named(key), written());
  }

  /// Writes the value into the file. The environment still wins where it says another.
  ///
  /// @throws SettingRefused where the key is unknown, the value invalid or the file unwritable
  public SettingValue set(String key, String text) {
    Setting<?> setting = named(key);
    String value = normal(setting, text);
    file.change(values -> values.put(key, value));
    return find(key);
  }

  /// Takes the value out of the file; no error where it is not in it.
  ///
  /// @throws SettingRefused where the key is unknown or the file unwritable
  public SettingValue unset(String key) {
    named(key);
    file.change(values -> values.remove(key));
    return find(key);
  }

  /// What stands in the file.
  ///
  /// @throws SettingRefused where it cannot be read
  public Map<String, String> inFile() {
    return file.read();
  }

  /// What is wrong with a file that is to be written: nothing, or every unknown key and every value
  /// that cannot be. A key that stands there already is left to the version that knows it.
  public List<Phrase> wrong(Map<String, String> before, Map<String, String> values) {
    List<Phrase> wrong = new ArrayList<>();
    values.forEach(
        (key, text) -> {
          try {
            normal(named(key), text);
          } catch (SettingRefused refused) {
            boolean foreign = refused.reason() == Reason.UNKNOWN_KEY;
            if (!foreign || !text.equals(before.get(key))) {
              wrong.add(refused.phrase());
            }
          }
        });
    return wrong;
  }

  /// Writes all of the file at once; nothing of it may be [#wrong].
  ///
  /// @throws SettingRefused where the file says something else than before, or cannot be written
  public void replace(Map<String, String> before, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>();
    values.forEach((key, text) -> all.put(key, known(key) ? normal(named(key), text) : text));
    file.change(
        present -> {
          if (!present.equals(before)) {
            throw new SettingRefused(
                Reason.FILE,
                Phrase.of(Sentence.SETTING_CHANGED_MEANWHILE, "settings.json"),
                Phrase.of(Sentence.SETTING_CHANGED_MEANWHILE_HINT));
          }
          present.clear();
          present.putAll(all);
        });
  }

  private static boolean known(String key) {
    return SettingsTable.all().stream().anyMatch(setting -> setting.key().equals(key));
  }

  /// What is wrong with the file and the environment, for the log and for `health`.
  public List<Phrase> problems() {
    List<Phrase> problems = new ArrayList<>();
    Map<String, String> written = new TreeMap<>();
    try {
      written.putAll(file.read());
    } catch (SettingRefused refused) {
      problems.add(refused.phrase());
    }
    for (String key : written.keySet()) {
      if (SettingsTable.all().stream().noneMatch(setting -> setting.key().equals(key))) {
        problems.add(unknown(key).phrase());
      }
    }
    for (Setting<?> setting : SettingsTable.all()) {
      Phrase problem = valueOf(setting, written).problem();
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  private Map<String, String> written() {
    try {
      return file.read();
    } catch (SettingRefused _) {
      return Map.of(); // the problem is listed by problems(), and change() refuses to overwrite it
    }
  }

  private static Setting<?> named(String key) {
    for (Setting<?> setting : SettingsTable.all()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    throw unknown(key);
  }

  private static SettingRefused unknown(String key) {
    List<String> keys = SettingsTable.all().stream().map(Setting::key).toList();
    List<String> near = NearNames.of(key, keys);
    Phrase hint =
        near.isEmpty()
            ? Phrase.of(Sentence.SETTING_LIST_HINT)
            : Phrase.of(Sentence.SETTING_NEAREST, String.join(", ", near));
    return new SettingRefused(Reason.UNKNOWN_KEY, Phrase.of(Sentence.SETTING_UNKNOWN, key), hint);
  }

  private static <T> String normal(Setting<T> setting, String text) {
    return setting.write(setting.type().parse(setting.key(), text));
  }

  private <T> SettingValue valueOf(Setting<T> setting, Map<String, String> written) {
    Resolved<T> resolved = resolve(setting, written);
    return new SettingValue(
        setting, setting.write(resolved.value()), resolved.origin(), resolved.problem());
  }

  private <T> Resolved<T> resolve(Setting<T> setting, Map<String, String> written) {
    String given = environment.get(setting.environmentVariable());
    Origin origin = Origin.ENVIRONMENT;
    if (given == null) {
      given = written.get(setting.key());
      origin = Origin.FILE;
    }
    if (given == null) {
      return new Resolved<>(setting.standard(), Origin.DEFAULT, null);
    }
    try {
      return new Resolved<>(setting.type().parse(setting.key(), given), origin, null);
    } catch (SettingRefused refused) {
      return new Resolved<>(setting.standard(), Origin.DEFAULT, refused.phrase());
    }
  }

  private record Resolved<T>(T value, Origin origin, @Nullable Phrase problem) {}
}
