using Inspections.Core.Directory;
using Inspections.Core.Policy;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Rounds;
using Inspections.Worker.Sample;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Storage.SqlServer;

namespace Inspections.Worker;

/// <summary>A bureau's data folder, opened: its settings, database, keys and policy.</summary>
internal sealed class Office : IDisposable
{
    private Office(WorkerSettings settings, string data, Bureau bureau, PolicyDocument? policy, bool isSample)
    {
        (Settings, Bureau, Policy, IsSample) = (settings, bureau, policy, isSample);
        Public = Path.GetFullPath(settings.Public ?? Path.Combine(data, "public"));
    }

    public WorkerSettings Settings { get; }

    public Bureau Bureau { get; }

    /// <summary>The policy the bureau has written, or null.</summary>
    public PolicyDocument? Policy { get; }

    /// <summary>The folder that is published.</summary>
    public string Public { get; }

    /// <summary>True when the folder holds the made-up bureau.</summary>
    public bool IsSample { get; }

    /// <summary>Opens a data folder that is there.</summary>
    /// <exception cref="UserErrorException">There is none: it is not made silently, on the wrong day or in the wrong place.</exception>
    public static Office Open(string data)
    {
        return DatabaseIn(data, ReadSettings(data)).Schema.Exists
            ? OpenOrMake(data, sampleWhenNew: false)
            : throw new UserErrorException(
                $"目录 {Path.GetFullPath(data)} 里没有数据库。先用 inspections import firms 文件 导入名录，或用 inspections run 运行样例；数据在别处时加 --data 目录。",
                $"there is no database in {Path.GetFullPath(data)}; make one by 'inspections import firms FILE' or, with the sample bureau, by 'inspections run'; if the data are elsewhere, say --data FOLDER",
                UserErrorException.Usage);
    }

    /// <summary>Opens a data folder, or makes a new one.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="sampleWhenNew">True to fill a new one with the sample bureau, unless a policy is set.</param>
    public static Office OpenOrMake(string data, bool sampleWhenNew)
    {
        WorkerSettings settings = ReadSettings(data);
        Database database = DatabaseIn(data, settings);
        database.Schema.Prepare();
        if (sampleWhenNew && settings.Policy is null && database.Read(LedgerBook.IsEmpty))
        {
            database.Write(SampleBureau.MarkAs);
        }

        bool isSample = database.Read(SampleBureau.IsIn);
        settings.AssumeWeekdays |= isSample;
        settings.FirstRoundAtOnce |= isSample;
        PolicyDocument? policy = isSample ? SampleBureau.Policy : settings.Policy is null ? null : PolicyFile.Read(settings.Policy);
        Authority authority = policy?.Authority ?? Authority.Parse(settings.Authority);
        var bureau = new Bureau(
            database, authority, KeyFiles.Open(Path.Combine(data, "keys"), authority), TimeProvider.System, new SystemEntropy());
        var office = new Office(settings, data, bureau, policy, isSample);
        office.Found();
        return office;
    }

    /// <summary>Enters the policy that the bureau has written, or the one its directory asks for, when it is not in force.</summary>
    public void AdoptPolicy() => new Foundation(Bureau, Policy).AdoptPolicy();

    public void Dispose() => Bureau.Keys.Dispose();

    private void Found()
    {
        new Foundation(Bureau, Policy).EnterKeys();
        if (IsSample)
        {
            SampleBureau.Fill(Bureau);
        }

        AdoptPolicy();
    }

    private static Database DatabaseIn(string data, WorkerSettings settings) => new(settings.Database is { } server
        ? new SqlServerDialect(server)
        : new SqliteDialect(Path.Combine(data, "inspections.db")));

    private static WorkerSettings ReadSettings(string data)
    {
        try
        {
            WorkerSettings settings = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(Path.Combine(data, WorkerSettings.FileName)), optional: true)
                .AddEnvironmentVariables(WorkerSettings.EnvironmentPrefix)
                .Build()
                .Get<WorkerSettings>() ?? new WorkerSettings();
            settings.Validate();
            return settings;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new UserErrorException(
                $"设置无法读取（{WorkerSettings.FileName} 或 {WorkerSettings.EnvironmentPrefix}…）：{e.Message}",
                $"the settings ({WorkerSettings.FileName} or {WorkerSettings.EnvironmentPrefix}…) cannot be read: {e.Message}",
                UserErrorException.Usage);
        }
    }
}
