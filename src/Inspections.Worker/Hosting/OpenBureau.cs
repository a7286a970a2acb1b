using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting;

/// <summary>A bureau's data folder, opened: its settings, database, keys and policy.</summary>
internal sealed class OpenBureau : IDisposable
{
    private readonly DataDirectory _folder;
    private readonly IDisposable? _use;

    private OpenBureau(DataDirectory folder, IDisposable? use, BureauContext bureau, PolicyDocument? policy, bool isSample) =>
        (_folder, _use, Bureau, Policy, IsSample) = (folder, use, bureau, policy, isSample);

    public WorkerSettings Settings => _folder.Settings;

    public BureauContext Bureau { get; }

    /// <summary>The policy the bureau has written, or null.</summary>
    public PolicyDocument? Policy { get; }

    /// <summary>Where the private keys lie.</summary>
    public KeyFiles Keys => _folder.Keys;

    /// <summary>The folder that is published.</summary>
    public string Public => _folder.Public;

    /// <summary>The data folder.</summary>
    public string Root => _folder.Root;

    /// <summary>The file of the settings, which need not be there.</summary>
    public string SettingsFile => _folder.SettingsFile;

    /// <summary>Where backups are made that are asked for in the console.</summary>
    public string Backups => Settings.BackupFolder ?? Path.GetFullPath(Path.Combine(_folder.Root, "backups"));

    /// <summary>What the worker says is wrong, for other processes.</summary>
    public ConditionFile Conditions => new(_folder.Root);

    /// <summary>True when the folder holds the made-up bureau.</summary>
    public bool IsSample { get; }

    /// <summary>Opens a data folder that is there, to write to it.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static OpenBureau Open(string data)
    {
        var folder = new DataDirectory(data);
        IDisposable? use = folder.BeginWriting();
        return Using(use, () => OpenToWrite(folder, use, sampleWhenNew: false));
    }

    /// <summary>Opens a data folder, or makes a new one.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="sampleWhenNew">True to fill a new one with the sample bureau, unless the settings say whose it is.</param>
    /// <exception cref="UserErrorException">It would be a new one, and the bureau has not said who it is.</exception>
    public static OpenBureau OpenOrMake(string data, bool sampleWhenNew)
    {
        var folder = new DataDirectory(data);
        if (!sampleWhenNew && folder.DatabaseFile is { } file && !File.Exists(file))
        {
            // Nothing is made before it is known whose it will be.
            BureauAuthority.Require(folder.Settings, folder.SettingsFile);
        }

        IDisposable? use = folder.BeginWriting(mayMake: true);
        return Using(use, () => OpenToWrite(folder, use, sampleWhenNew));
    }

    /// <summary>Opens a data folder that is there for reading alone: nothing in it is changed, made or brought up to date.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="withKey">True where something outside is to be signed.</param>
    /// <exception cref="UserErrorException">There is none, or it is an earlier version's.</exception>
    public static OpenBureau Read(string data, bool withKey = false)
    {
        var folder = new DataDirectory(data, readOnly: true);
        IDisposable? use = folder.BeginReading();
        return Using(use, () =>
        {
            folder.Database.Schema.RequireCurrent();
            KeyBody? inForce = folder.CheckLedger();
            SealingChange.Peek(folder.Database, folder.SealingKeys);
            return Make(folder, use, inForce, authority => withKey ? Signing(folder, authority, inForce) : SigningKeys.None);
        });
    }

    /// <summary>Enters the policy that the bureau has written, or the one its directory asks for, when it is not in force: what a worker does when it starts.</summary>
    /// <exception cref="UserErrorException">It cannot come into force.</exception>
    public void AdoptPolicy() => new LedgerSetup(Bureau, Policy).AdoptPolicy();

    /// <summary>Publishes what a command changed. A worker that runs here does so itself, within a minute.</summary>
    public void Publish()
    {
        using OneProcess? alone = OneProcess.TryClaim(_folder.Root);
        if (alone is not null)
        {
            Publisher().Publish();
        }
    }

    /// <summary>Makes papers, and makes them again after every change.</summary>
    public PaperKeeper Papers => new(
        Bureau, new PaperMaking(Bureau, CalendarFile.Open(Settings.Calendar), Settings.Naming, Settings.Papers, Settings.Review, Settings.Staff), Public);

    /// <summary>What brings the public folder up to date.</summary>
    /// <param name="checks">When every byte is compared; never by itself unless given.</param>
    public FolderPublisher Publisher(CheckInterval? checks = null) => new(Bureau.Database, Public, Settings.Naming, put: null, checks);

    public void Dispose()
    {
        Bureau.Keys.Dispose();
        _use?.Dispose();
    }

    private static OpenBureau OpenToWrite(DataDirectory folder, IDisposable? use, bool sampleWhenNew)
    {
        folder.Database.Schema.Prepare();
        KeyBody? inForce = folder.CheckLedger();
        if (sampleWhenNew && folder.Settings is { Policy: null, Authority: null } && inForce is null)
        {
            folder.Database.Write(SampleBureau.MarkAs);
        }

        OpenBureau opened = Make(folder, use, inForce, authority => folder.Keys.Open(authority, inForce));
        SealingChange.Open(folder.Database, folder.SealingKeys);
        opened.Found();
        return opened;
    }

    private static OpenBureau Make(DataDirectory folder, IDisposable? use, KeyBody? inForce, Func<Authority, SigningKeys> keys)
    {
        WorkerSettings settings = folder.Settings;
        bool isSample = folder.Database.Read(s => SampleBureau.Adjust(s, settings));
        PolicyDocument? policy = isSample ? SampleBureau.Policy : settings.Policy is null ? null : PolicyFile.Read(settings.Policy, folder.Database.Read(PersonalDataConfirmations.Texts));
        Authority authority = isSample ? SampleBureau.Policy.Authority : BureauAuthority.Of(settings, folder.SettingsFile, policy, inForce);
        return new OpenBureau(folder, use, new BureauContext(folder.Database, authority, keys(authority), MachineClock.Time, new SystemEntropy()), policy, isSample);
    }

    private static SigningKeys Signing(DataDirectory folder, Authority authority, KeyBody? inForce)
    {
        ECDsa key = (inForce is null ? null : folder.Keys.Peek(inForce.Key)) ?? throw DataRefusals.NoSigningKey.Error(folder.Keys.Where);
        return new SigningKeys(authority, key, inForce!.Recovery);
    }

    // What fails gives back what it holds.
    private static OpenBureau Using(IDisposable? use, Func<OpenBureau> open)
    {
        try
        {
            return open();
        }
        catch
        {
            use?.Dispose();
            throw;
        }
    }

    private void Found()
    {
        _folder.Keys.DropUnused(Bureau.Keys.Recovery, new LedgerSetup(Bureau, Policy).EnterKeys());
        if (IsSample)
        {
            SampleBureau.Fill(Bureau);
            SampleAccounts.Fill(Bureau);
            AdoptPolicy();
        }
    }
}
