package io.opentrade.client;

import io.opentrade.protocol.frame.Home;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The daemon as a service of the system, in the system's words.
///
/// @param launcher the program `opentrade`
/// @param home the person's folders, which are all that it may write
/// @param environment where `OPENTRADE_HOME` may stand
record Service(Path launcher, Home home, Map<String, String> environment) {
  /// A user unit. Strategies need namespaces of their own for their jail, so these stay allowed.
  String systemd() {
    return """
    # OpenTrade's daemon. Made by: opentrade daemon install
    [Unit]
    Description=OpenTrade daemon
    After=network-online.target
    StartLimitIntervalSec=300
    StartLimitBurst=5

    [Service]
    Type=notify
    NotifyAccess=all
    ExecStart=%s daemon run
    %sRestart=on-failure
    RestartSec=5
    WatchdogSec=60
    TimeoutStartSec=600
    TimeoutStopSec=60
    StandardOutput=journal
    StandardError=journal
    SyslogIdentifier=opentrade
    UMask=0077
    NoNewPrivileges=yes
    LimitCORE=0
    MemorySwapMax=0
    TasksMax=2048
    LockPersonality=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
    SystemCallArchitectures=native

    [Install]
    WantedBy=default.target
    """
        .formatted(quoted(launcher.toString()), homeLine());
  }

  /// An agent of launchd.
  String launchd() {
    @Nullable String own = environment.get("OPENTRADE_HOME");
    String variables =
        own == null || own.isEmpty()
            ? ""
            : "  <key>EnvironmentVariables</key>\n  <dict><key>OPENTRADE_HOME</key><string>"
                + escaped(own)
                + "</string></dict>\n";
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
    "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>Label</key><string>io.opentrade.daemon</string>
      <key>ProgramArguments</key>
      <array>
        <string>%s</string>
        <string>daemon</string>
        <string>run</string>
      </array>
    %s  <key>RunAtLoad</key><true/>
      <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
      <key>ProcessType</key><string>Background</string>
      <key>Umask</key><integer>63</integer>
      <key>StandardErrorPath</key><string>%s</string>
    </dict>
    </plist>
    """
        .formatted(
            escaped(launcher.toString()),
            variables,
            escaped(home.state().resolve("launchd.log").toString()));
  }

  private String homeLine() {
    @Nullable String own = environment.get("OPENTRADE_HOME");
    return own == null || own.isEmpty()
        ? ""
        : "Environment=" + quoted("OPENTRADE_HOME=" + Path.of(own).toAbsolutePath()) + "\n";
  }

  /// One word of a unit file: `%` and `$` mean something there.
  private static String quoted(String word) {
    return '"'
        + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$")
        + '"';
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
