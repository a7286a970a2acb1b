using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting;

/// <summary>A bureau's data folder, opened: its settings, database, keys and policy.</summary>
internal sealed class OpenBureau : IDisposable
{
    private readonly DataDirectory _folder;

    private OpenBureau(DataDirectory folder, BureauContext bureau, PolicyDocument? policy, bool isSample) =>
        (_folder, Bureau, Policy, IsSample) = (folder, bureau, policy, isSample);

    public WorkerSettings Settings => _folder.Settings;

    public BureauContext Bureau { get; }

    /// <summary>The policy the bureau has written, or null.</summary>
    public PolicyDocument? Policy { get; }

    /// <summary>Where the private keys lie.</summary>
    public KeyFiles Keys => _folder.Keys;

    /// <summary>The folder that is published.</summary>
    public string Public => _folder.Public;

    /// <summary>True when the folder holds the made-up bureau.</summary>
    public bool IsSample { get; }

    /// <summary>Opens a data folder that is there.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static OpenBureau Open(string data)
    {
        var folder = new DataDirectory(data);
        folder.RequireDatabase();
        return OpenOrMake(folder, sampleWhenNew: false);
    }

    /// <summary>Opens a data folder, or makes a new one.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="sampleWhenNew">True to fill a new one with the sample bureau, unless a policy is set.</param>
    public static OpenBureau OpenOrMake(string data, bool sampleWhenNew) => OpenOrMake(new DataDirectory(data), sampleWhenNew);

    private static OpenBureau OpenOrMake(DataDirectory folder, bool sampleWhenNew)
    {
        WorkerSettings settings = folder.Settings;
        Database database = folder.Database;
        database.Schema.Prepare();
        KeyBody? inForce = folder.CheckLedger();
        if (sampleWhenNew && settings.Policy is null && inForce is null)
        {
            database.Write(SampleBureau.MarkAs);
        }

        bool isSample = database.Read(SampleBureau.IsIn);
        settings.AssumeWeekdays |= isSample;
        settings.FirstRoundAtOnce |= isSample;
        PolicyDocument? policy = isSample ? SampleBureau.Policy : settings.Policy is null ? null : PolicyFile.Read(settings.Policy);
        Authority authority = policy?.Authority ?? Authority.Parse(settings.Authority);
        var bureau = new BureauContext(database, authority, folder.Keys.Open(authority, inForce), TimeProvider.System, new SystemEntropy());
        var office = new OpenBureau(folder, bureau, policy, isSample);
        office.Found();
        return office;
    }

    /// <summary>Enters the policy that the bureau has written, or the one its directory asks for, when it is not in force.</summary>
    public void AdoptPolicy() => new LedgerSetup(Bureau, Policy).AdoptPolicy();

    /// <summary>Publishes what a command changed. A worker that runs here does so itself, within a minute.</summary>
    public void Publish()
    {
        using OneProcess? alone = OneProcess.TryClaim(_folder.Root);
        if (alone is not null)
        {
            new FolderPublisher(Bureau.Database, Public, CreditNaming.Of(Settings)).Publish();
        }
    }

    public void Dispose() => Bureau.Keys.Dispose();

    private void Found()
    {
        _folder.Keys.DropUnused(Bureau.Keys.Recovery, new LedgerSetup(Bureau, Policy).EnterKeys());
        if (IsSample)
        {
            SampleBureau.Fill(Bureau);
        }

        AdoptPolicy();
    }
}
