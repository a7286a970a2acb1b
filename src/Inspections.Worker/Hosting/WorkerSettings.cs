using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Privacy;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting;

/// <summary>
/// What a bureau may set, in <c>inspections.json</c> in its data folder or as environment variables
/// <c>INSPECTIONS_…</c>; everything but the bureau's own name has a default.
/// </summary>
internal sealed class WorkerSettings
{
    public const string FileName = "inspections.json";
    public const string EnvironmentPrefix = "INSPECTIONS_";
    public const string DefaultData = "inspections-data";

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
    /// Connection string of a SQL Server database that several workers share; without it the database is a file in the data
    /// folder. It may hold a password: set it as an environment variable, and it is never logged.
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

    /// <summary>Days after which a backup in the folder of <c>inspections backup --into</c> is removed.</summary>
    public int KeepBackupsDays { get; set; } = 30;

    /// <summary>File of working days, laid over the built-in ones; <see cref="CalendarFile"/> in the data folder unless set, where there is one.</summary>
    public string? Calendar { get; set; }

    /// <summary>True when Monday to Friday may be taken for working days in a year without data.</summary>
    public bool AssumeWeekdays { get; set; }

    /// <summary>True to commit to a first round as soon as the first plan is made, and to draw it minutes later, whatever the day; the sample's.</summary>
    public bool FirstRoundAtOnce { get; set; }

    /// <summary>Time from the first plan to the draw of such a first round. A commitment that takes longer moves it to a working day.</summary>
    public TimeSpan FirstRoundLead { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Working days between commitment and draw.</summary>
    public int CommitLeadWorkingDays { get; set; } = 3;

    /// <summary>Beijing time of a draw.</summary>
    public TimeOnly DrawTime { get; set; } = new(10, 0);

    /// <summary>File of a signing key that is kept elsewhere (PKCS#8 PEM, readable by its owner only).</summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>
    /// Where a draw's random values come from, in this order: <c>own</c>, <c>witness:&lt;name&gt;</c>, <c>dice</c>,
    /// <c>ssq</c>, <c>dlt</c>, <c>drand</c>; the bureau's own alone unless set.
    /// </summary>
    public IReadOnlyList<string> Sources { get; set; } = [];

    /// <summary>Digits of a roll of dice.</summary>
    public int DiceDigits { get; set; } = DiceSource.FewestDigits;

    /// <summary>Other institutions that vouch for the draws, by name and verifier key.</summary>
    public IReadOnlyList<WitnessSetting> Witnesses { get; set; } = [];

    /// <summary>Sectors whose list is kept back after the draw for unannounced visits, and for how many working days at most.</summary>
    public Dictionary<string, int> KeepBack { get; set; } = [];

    /// <summary>Per sector, the codes of the items that its firms are inspected for; all of the sector's items on the list unless set.</summary>
    public Dictionary<string, string[]> PlannedItems { get; set; } = [];

    /// <summary>Working days after a draw in which its firms are visited.</summary>
    public int VisitWorkingDays { get; set; } = 20;

    /// <summary>Working days after a visit within which its result is public.</summary>
    public int PublishWithinWorkingDays { get; set; } = 20;

    /// <summary>Kinds of other inspections that count towards cap and cooldown; all unless set.</summary>
    public IReadOnlyList<string> CountedVisitTypes { get; set; } = [];

    /// <summary>The steps of the pre-release review, in order; division head, deputy director and secrecy group unless set.</summary>
    public IReadOnlyList<ReviewStep> ReviewSteps { get; set; } = [];

    /// <summary>What a reviewer signs, word for word; the bureau's usual sentence unless set.</summary>
    public string? ReviewWording { get; set; }

    /// <summary>Who may decide, approve and review.</summary>
    public IReadOnlyList<Person> People { get; set; } = [];

    /// <summary>The bureau's name in the credit feed; that of its item list unless set.</summary>
    public string? Institution { get; set; }

    /// <summary>The bureau's unified social credit code in the credit feed; the authority of the ledger unless set.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary>True to publish inspectors' names beside their certificate numbers, on pages and in the credit feed.</summary>
    public bool NameInspectors { get; set; }

    /// <summary>
    /// Lists of dishonest firms, by name, on which also a firm that bears a person's name is named, where the law asks for that
    /// (惩戒性、强制性公开); none unless set.
    /// </summary>
    public IReadOnlyList<string> ListsThatName { get; set; } = [];

    /// <summary>Where else every published file is brought.</summary>
    public IReadOnlyList<DestinationSetting> Destinations { get; set; } = [];

    /// <summary>Whom deadlines are told to, by webhook or mail; nobody unless set.</summary>
    public AlertSetting Alerts { get; set; } = new();

    /// <summary>How the log is written: <c>text</c> or <c>json</c>.</summary>
    public string LogFormat { get; set; } = Logs.Text;

    /// <summary>The least important level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Address of a collector of measurements and traces (OTLP); nothing is sent unless it or <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public string? OtlpEndpoint { get; set; }

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

            WorkerSettings settings = new ConfigurationBuilder().AddConfiguration(written).AddConfiguration(variables).Build().Get<WorkerSettings>() ?? new WorkerSettings();
            string kept = Path.Combine(Path.GetDirectoryName(file) ?? "", CalendarFile);
            settings.Calendar ??= File.Exists(kept) ? kept : null;
            SettingPaths.Resolve(settings, Path.GetDirectoryName(file)!);
            settings.Validate();
            return settings;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new UserErrorException(
                $"设置无法读取（{FileName} 或 {EnvironmentPrefix}…）：{e.Message}",
                $"the settings ({FileName} or {EnvironmentPrefix}…) cannot be read: {e.Message}",
                UserErrorException.Usage);
        }
    }

    /// <summary>The witnesses as commitments carry them.</summary>
    public IReadOnlyList<Witness> CommittedWitnesses() => [.. Witnesses.Select(w => w.ToWitness())];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">A setting is out of range.</exception>
    public void Validate()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "0–65535");
        Require(KeepBackupsDays is >= 1 and <= 3650, nameof(KeepBackupsDays), KeepBackupsDays, "1–3650");
        foreach (string host in Hosts)
        {
            Require(Uri.CheckHostName(host) is not (UriHostNameType.Unknown or UriHostNameType.Basic), nameof(Hosts), host, "random.housing.example，不含 http:// 和端口 without http:// and port");
        }

        Require(CommitLeadWorkingDays is >= 1 and <= 30, nameof(CommitLeadWorkingDays), CommitLeadWorkingDays, "1–30");
        Require(
            FirstRoundLead >= TimeSpan.FromSeconds(10) && FirstRoundLead <= TimeSpan.FromHours(1), nameof(FirstRoundLead), FirstRoundLead, "00:00:10–01:00:00");
        Require(DrawTime >= new TimeOnly(8, 0) && DrawTime <= new TimeOnly(18, 0), nameof(DrawTime), DrawTime, "08:00–18:00");
        PersonalDataWords.Refuse($"设置 setting {nameof(Institution)}", Institution);
        Require(Authority is null || IsAuthority(Authority), nameof(Authority), Authority ?? "", "350100/housing");
        Require(LogFormat is Logs.Text or Logs.Json, nameof(LogFormat), LogFormat, $"{Logs.Text}, {Logs.Json}");
        Require(
            OtlpEndpoint is null || (Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out Uri? collector) && collector.Scheme is "http" or "https"),
            nameof(OtlpEndpoint), OtlpEndpoint ?? "", "http://127.0.0.1:4317");
        Require(DiceDigits is >= DiceSource.FewestDigits and <= 1000, nameof(DiceDigits), DiceDigits, $"{DiceSource.FewestDigits}–1000");
        ValidateSources();
        foreach ((string sector, int days) in KeepBack)
        {
            Require(SectorCode.IsValid(sector), nameof(KeepBack), sector, "property-management");
            Require(days is >= 1 and <= 120, $"{nameof(KeepBack)}:{sector}", days, "1–120");
        }

        foreach ((string sector, string[] items) in PlannedItems)
        {
            Require(SectorCode.IsValid(sector), nameof(PlannedItems), sector, "property-management");
            Require(items.Length > 0, $"{nameof(PlannedItems)}:{sector}", "[]", "至少一项 at least one item");
            foreach (string item in items)
            {
                Require(Identifier.IsValid(item), $"{nameof(PlannedItems)}:{sector}", item, "WY-01");
            }
        }

        Require(VisitWorkingDays is >= 1 and <= 250, nameof(VisitWorkingDays), VisitWorkingDays, "1–250");
        Require(PublishWithinWorkingDays is >= 1 and <= 250, nameof(PublishWithinWorkingDays), PublishWithinWorkingDays, "1–250");
        foreach (string type in CountedVisitTypes)
        {
            Require(Label.IsValid(type), nameof(CountedVisitTypes), type, string.Join(", ", VisitTypes.Words.Values.Distinct()));
        }

        foreach (ReviewStep step in ReviewSteps)
        {
            Require(
                Label.IsValid(step.Step) && ReviewSteps.Count(s => s.Step == step.Step) == 1,
                nameof(ReviewSteps), step.Step, "division-head, deputy-director, …，每步一次 each once");
        }

        ValidatePeople();
        foreach (DestinationSetting destination in Destinations)
        {
            if (destination.Fault() is { } fault)
            {
                Require(false, $"{nameof(Destinations)}:{fault.Setting}", fault.Value, fault.Allowed);
            }

            Require(Destinations.Count(d => d.Name == destination.Name) == 1, nameof(Destinations), destination.Name, "名称互不相同 distinct names");
        }
    }

    private void ValidatePeople()
    {
        _ = new Staff(People);
        foreach (Person person in People)
        {
            Require(person.Mail is null || MailSetting.IsAddress(person.Mail), $"{nameof(People)}:{person.Id}:{nameof(Person.Mail)}", person.Mail ?? "", "head@bureau.example");
        }

        if (Alerts.Fault(People) is { } alert)
        {
            Require(false, $"{nameof(Alerts)}:{alert.Setting}", alert.Value, alert.Allowed);
        }
    }

    private void ValidateSources()
    {
        IReadOnlyList<Witness> witnesses = CommittedWitnesses();
        Require(
            witnesses.DistinctBy(w => w.Name).Count() == witnesses.Count && witnesses.DistinctBy(w => w.Key.KeyId, StringComparer.Ordinal).Count() == witnesses.Count,
            nameof(Witnesses), string.Join(", ", witnesses.Select(w => w.Name)), "名称和密钥互不相同 distinct names and keys");
        var named = witnesses.Select(w => SealedSource.WitnessPrefix + w.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string slot in Sources)
        {
            Require(
                SourceSlot.IsKnown(slot) && (!SourceSlot.IsWitness(slot) || named.Contains(slot)),
                nameof(Sources), slot, "own, witness:<Witnesses 里的名称 a name of Witnesses>, dice, ssq, dlt, drand");
        }

        Require(
            Sources.Distinct(StringComparer.Ordinal).Count() == Sources.Count, nameof(Sources), string.Join(", ", Sources), "每项一次 each once");
    }

    private static bool IsAuthority(string text)
    {
        try
        {
            _ = Core.Directory.Authority.Parse(text);
            return true;
        }
        catch (ProtocolFormatException)
        {
            return false;
        }
    }

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
        {
            throw new UserErrorException(
                $"设置 {name} 的值 '{value}' 不可用，应为 {allowed}",
                $"setting {name} has the value '{value}', expected {allowed}",
                UserErrorException.Usage);
        }
    }
}
