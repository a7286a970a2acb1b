using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>What a witness that watches may set besides its command line: who is told, in a file or as <c>INSPECTIONS_WATCH_…</c>.</summary>
internal sealed class WatchSettings
{
    public const string FileName = "witness.json";
    public const string EnvironmentPrefix = "INSPECTIONS_WATCH_";

    /// <summary>Who is told that history changed, by webhook or mail; nobody unless set.</summary>
    public AlertSetting Alerts { get; set; } = new();

    /// <summary>How the log is written: <c>text</c> or <c>json</c>.</summary>
    public string LogFormat { get; set; } = WorkerSettings.TextLog;

    /// <summary>Reads the settings from a file, which need not be there, and from the environment.</summary>
    /// <exception cref="UserErrorException">A setting cannot be used.</exception>
    public static WatchSettings Read(string file)
    {
        try
        {
            IConfigurationRoot written = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build();
            SettingNames.Check<WatchSettings>(written, Path.GetFileName(file));
            if (File.Exists(file))
            {
                SettingSecrets.Require<WatchSettings>(file, written);
            }

            WatchSettings settings = new ConfigurationBuilder().AddConfiguration(written).AddEnvironmentVariables(EnvironmentPrefix).Build().Get<WatchSettings>() ?? new WatchSettings();
            if (settings.Alerts.Mail is { SecretFile: { } secret } mail)
            {
                mail.SecretFile = Path.GetFullPath(secret, Path.GetDirectoryName(file)!);
            }

            settings.Validate();
            return settings;
        }
        catch (Exception e) when (e is InvalidDataException or (InvalidOperationException and not RefusedException))
        {
            throw UnreadableValue.Error(file, EnvironmentPrefix, e);
        }
    }

    // A witness has no list of staff: people are told at their addresses.
    private void Validate()
    {
        if (Alerts.Fault([]) is { } alert)
        {
            SettingCheck.Require(holds: false, $"{nameof(Alerts)}:{alert.Setting}", alert.Value, alert.Allowed);
        }

        SettingCheck.Require(
            LogFormat is WorkerSettings.TextLog or WorkerSettings.JsonLog, nameof(LogFormat), LogFormat, $"{WorkerSettings.TextLog}, {WorkerSettings.JsonLog}");
    }
}
