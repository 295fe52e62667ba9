package io.opentrade.server.api;

import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigReplace;
import io.opentrade.protocol.ConfigSchema;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.ConfigWritten;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Setting;
import io.opentrade.server.settings.Descriptions;
import io.opentrade.server.settings.SettingRefused;
import io.opentrade.server.settings.SettingValue;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsSchema;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `config.*`: the settings as people see and change them.
public final class ConfigActions {
  private final Settings settings;
  private final Path file;
  private final Supplier<Messages> messages;

  /// @param file where the settings lie, to be named as their source
  public ConfigActions(Settings settings, Path file, Supplier<Messages> messages) {
    this.settings = settings;
    this.file = file;
    this.messages = messages;
  }

  ConfigList.Reply list() {
    return new ConfigList.Reply(settings.list().stream().map(this::shown).toList());
  }

  Setting get(ConfigGet request) {
    return refusing(() -> settings.find(request.key()));
  }

  Setting set(ConfigSet request) {
    return refusing(() -> settings.set(request.key(), request.value()));
  }

  Setting unset(ConfigUnset request) {
    return refusing(() -> settings.unset(request.key()));
  }

  ConfigWritten.Reply written() {
    try {
      return new ConfigWritten.Reply(settings.inFile(), new ForeignText(file.toString()));
    } catch (SettingRefused broken) {
      throw failed(broken);
    }
  }

  /// All that is wrong is named at once.
  ConfigList.Reply replace(ConfigReplace request) {
    List<String> wrong =
        settings.wrong(request.before(), request.values()).stream().map(this::say).toList();
    if (!wrong.isEmpty()) {
      throw new RequestFailed(FailureKind.USAGE, String.join("; ", wrong), null);
    }
    try {
      settings.replace(request.before(), request.values());
    } catch (SettingRefused refused) {
      throw failed(refused);
    }
    return list();
  }

  ConfigSchema.Reply schema() {
    return new ConfigSchema.Reply(SettingsSchema.document());
  }

  private Setting refusing(Supplier<SettingValue> action) {
    try {
      return shown(action.get());
    } catch (SettingRefused refused) {
      throw failed(refused);
    }
  }

  private RequestFailed failed(SettingRefused refused) {
    FailureKind kind =
        switch (refused.reason()) {
          case UNKNOWN_KEY -> FailureKind.NOT_FOUND;
          case INVALID_VALUE -> FailureKind.USAGE;
          case FILE -> FailureKind.FAILED;
        };
    return new RequestFailed(kind, say(refused.phrase()), sayOrNull(refused.hint()));
  }

  private Setting shown(SettingValue value) {
    var setting = value.setting();
    String source =
        switch (value.origin()) {
          case DEFAULT -> null;
          case FILE -> file.toString();
          case ENVIRONMENT -> setting.environmentVariable();
        };
    return new Setting(
        setting.key(),
        new ForeignText(value.text()),
        Setting.Origin.valueOf(value.origin().name()),
        source == null ? null : new ForeignText(source),
        setting.standardText(),
        setting.type().word(),
        setting.type().range(),
        Descriptions.of(setting, messages.get().language()),
        setting.environmentVariable());
  }

  private String say(Phrase phrase) {
    return messages.get().say(phrase);
  }

  private @Nullable String sayOrNull(@Nullable Phrase phrase) {
    return phrase == null ? null : say(phrase);
  }
}
