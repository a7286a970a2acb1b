using System.Net;
using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>
/// What a bureau may set, in <c>inspections.json</c> in its data folder or as environment variables
/// <c>INSPECTIONS_…</c>; everything but the bureau's own name has a default. Each feature has options of its own; in the file all
/// stand side by side.
/// </summary>
internal sealed class WorkerSettings
{
    public const string FileName = "inspections.json";
    public const string EnvironmentPrefix = "INSPECTIONS_";
    public const string DefaultData = "inspections-data";

    /// <summary>The variable that names the data folder to every command, where no <c>--data</c> does.</summary>
    public const string DataVariable = "INSPECTIONS_DATA";

    /// <summary>No address for whoever watches.</summary>
    public const string NoOperations = "none";

    /// <summary>A log for people.</summary>
    public const string TextLog = "text";

    /// <summary>A log for a collector.</summary>
    public const string JsonLog = "json";

    /// <summary>
    /// Administrative-division code and short name of the bureau, such as <c>350100/housing</c>; the policy document's, where there
    /// is one. Nothing is entered before one of the two is there.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>Name of the file of working days that were imported.</summary>
    public const string CalendarFile = "calendar.json";

    /// <summary>File of the bureau's policy document (protocol section 11, in any JSON spelling).</summary>
    public string? Policy { get; set; }

    /// <summary>The folder that is published; <c>public</c> in the data folder unless set.</summary>
    public string? Public { get; set; }

    /// <summary>
    /// Connection string of a database on a server that several workers share: PostgreSQL's when it is a <c>postgres://</c> address or has
    /// a <c>Host</c>, SQL Server's otherwise; without it the database is a file in the data folder. It may hold a password: set it as an
    /// environment variable, and it is never logged.
    /// </summary>
    [SecretSetting]
    public string? Database { get; set; }

    /// <summary>Loopback port on which the public folder is served; 0 for any free one.</summary>
    public int Port { get; set; } = 8420;

    /// <summary>
    /// Names by which the site is asked for, such as a proxy passes on; this machine's own always count. Whoever asks for
    /// another name gets no answer: a page of somebody else's must not reach a loopback port through a name of his own.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>
    /// Address and port on which measurements and health are given to whoever watches the worker, apart from the published folder;
    /// <see cref="NoOperations"/> for none. The loopback unless another is given.
    /// </summary>
    public string OperationsAddress { get; set; } = "127.0.0.1:8421";

    /// <summary>The folder of backups that are made in the console; <c>backups</c> in the data folder unless set.</summary>
    public string? BackupFolder { get; set; }

    /// <summary>Days after which a backup in the folder of <c>inspections backup --into</c> is removed.</summary>
    public int KeepBackupsDays { get; set; } = 30;

    /// <summary>File of working days, laid over the built-in ones; <see cref="CalendarFile"/> in the data folder unless set, where there is one.</summary>
    public string? Calendar { get; set; }

    /// <summary>File of a signing key that is kept elsewhere (PKCS#8 PEM, readable by its owner only).</summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>
    /// File of the key that the bureau's own values are sealed under in the database (32 bytes in base64, readable by its owner only), when it is
    /// kept elsewhere: workers that share a database share it.
    /// </summary>
    public string? SealingKeyFile { get; set; }

    /// <summary>Where else every published file is brought.</summary>
    public IReadOnlyList<DestinationSetting> Destinations { get; set; } = [];

    /// <summary>Whom deadlines are told to, by webhook or mail; nobody unless set.</summary>
    public AlertSetting Alerts { get; set; } = new();

    /// <summary>How the log is written: <c>text</c> or <c>json</c>.</summary>
    public string LogFormat { get; set; } = TextLog;

    /// <summary>The least important level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Address of a collector of measurements and traces (OTLP); nothing is sent unless it or <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Where the bureau's own pages are served.</summary>
    public ConsoleSetting Console { get; set; } = new();

    /// <summary>Days of rounds, and what is inspected.</summary>
    [FeatureSettings]
    public PlanningOptions Planning { get; } = new();

    /// <summary>Random sources, witnesses, lists kept back.</summary>
    [FeatureSettings]
    public CommitmentOptions Commitment { get; } = new();

    /// <summary>Visits and other inspections.</summary>
    [FeatureSettings]
    public VisitOptions Visits { get; } = new();

    /// <summary>Deadlines.</summary>
    [FeatureSettings]
    public DeadlineOptions Deadlines { get; } = new();

    /// <summary>The pre-release review.</summary>
    [FeatureSettings]
    public ReviewOptions Review { get; } = new();

    /// <summary>The staff.</summary>
    [FeatureSettings]
    public StaffOptions Staff { get; } = new();

    /// <summary>Names in what is published.</summary>
    [FeatureSettings]
    public PublicationOptions Naming { get; } = new();

    /// <summary>What papers say of the bureau.</summary>
    [FeatureSettings]
    public PaperOptions Papers { get; } = new();

    /// <summary>What a round goes by.</summary>
    public RoundOptions Rounds => new(Planning, Commitment, Visits, Deadlines);

    /// <summary>Where measurements and health are given; null where they are not.</summary>
    public IPEndPoint? Operations =>
        OperationsAddress.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(OperationsAddress, out IPEndPoint? address) ? address : null;

    /// <summary>Reads the settings from a file, which need not be there, and from the environment.</summary>
    /// <exception cref="UserErrorException">A setting cannot be used.</exception>
    public static WorkerSettings Read(string file)
    {
        try
        {
            IConfigurationRoot written = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build();
            IConfigurationRoot variables = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).Build();
            SettingNames.Check(written);
            SettingNames.CheckEnvironment(variables);
            if (File.Exists(file))
            {
                SettingSecrets.Require(file, written);
            }

            IConfigurationRoot all = new ConfigurationBuilder().AddConfiguration(written).AddConfiguration(variables).Build();
            WorkerSettings settings = all.Get<WorkerSettings>() ?? new WorkerSettings();
            foreach (object options in SettingNames.Features(settings))
            {
                all.Bind(options);
            }

            string kept = Path.Combine(Path.GetDirectoryName(file) ?? "", CalendarFile);
            settings.Calendar ??= File.Exists(kept) ? kept : null;
            SettingPaths.Resolve(settings, Path.GetDirectoryName(file)!);
            settings.Validate();
            return settings;
        }
        catch (Exception e) when (e is InvalidDataException or (InvalidOperationException and not RefusedException))
        {
            throw UnreadableValue.Error(FileName, EnvironmentPrefix, e);
        }
    }

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">A setting is out of range.</exception>
    public void Validate()
    {
        SettingCheck.Require(Port is >= 0 and <= 65535, nameof(Port), Port, "0–65535");
        SettingCheck.Require(Operations is not null || OperationsAddress == NoOperations, nameof(OperationsAddress), OperationsAddress, $"127.0.0.1:8421, {NoOperations}");
        SettingCheck.Require(KeepBackupsDays is >= 1 and <= 3650, nameof(KeepBackupsDays), KeepBackupsDays, "1–3650");
        SettingCheck.RequireHosts(nameof(Hosts), Hosts);
        SettingCheck.Require(Authority is null || IsAuthority(Authority), nameof(Authority), Authority ?? "", "350100/housing");
        SettingCheck.Require(LogFormat is TextLog or JsonLog, nameof(LogFormat), LogFormat, $"{TextLog}, {JsonLog}");
        SettingCheck.Require(
            OtlpEndpoint is null || (Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out Uri? collector) && collector.Scheme is "http" or "https"),
            nameof(OtlpEndpoint), OtlpEndpoint ?? "", "http://127.0.0.1:4317");
        Console.Validate();
        Planning.Validate();
        Commitment.Validate();
        Visits.Validate();
        Deadlines.Validate();
        Review.Validate();
        Naming.Validate();
        Papers.Validate();
        ValidatePeople();
        foreach (DestinationSetting destination in Destinations)
        {
            if (destination.Fault() is { } fault)
            {
                SettingCheck.Require(false, $"{nameof(Destinations)}:{fault.Setting}", fault.Value, fault.Allowed);
            }

            SettingCheck.Require(Destinations.Count(d => d.Name == destination.Name) == 1, nameof(Destinations), destination.Name, new Text("名称互不相同", "distinct names"));
        }
    }

    private void ValidatePeople()
    {
        _ = Staff.ToStaff();
        foreach (Person person in Staff.People)
        {
            SettingCheck.Require(person.Mail is null || MailSetting.IsAddress(person.Mail), $"{nameof(StaffOptions.People)}:{person.Id}:{nameof(Person.Mail)}", person.Mail ?? "", "head@bureau.example");
        }

        if (Alerts.Fault(Staff.People) is { } alert)
        {
            SettingCheck.Require(false, $"{nameof(Alerts)}:{alert.Setting}", alert.Value, alert.Allowed);
        }
    }

    private static bool IsAuthority(string text)
    {
        try
        {
            _ = Core.Directories.Authority.Parse(text);
            return true;
        }
        catch (ProtocolFormatException)
        {
            return false;
        }
    }
}
