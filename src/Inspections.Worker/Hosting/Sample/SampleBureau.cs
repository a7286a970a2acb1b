using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Sample;

/// <summary>A made-up bureau, so that the worker has something to do before anybody has configured anything.</summary>
internal static class SampleBureau
{
    private const string Mark = "sample";

    public static PolicyDocument Policy => PolicyFile.Read(FileOf("policy.json"));

    /// <summary>True when a database holds the sample.</summary>
    public static bool IsIn(Session session) => Settings.Find(session, Mark) is not null;

    /// <summary>Sets what a bureau on trial needs where its settings do not say it; true when it is one.</summary>
    public static bool Adjust(Session session, WorkerSettings settings)
    {
        bool isSample = IsIn(session);
        settings.Planning.AssumeWeekdays |= isSample;
        settings.Planning.FirstRoundAtOnce |= isSample;
        settings.Naming.PublicLanguages = isSample && settings.Naming.PublicLanguages.Count == 0 ? LanguageCodes.All : settings.Naming.PublicLanguages;
        return isSample;
    }

    /// <summary>Makes a database the sample's.</summary>
    public static void MarkAs(Session session) => Settings.Set(session, Mark, "1");

    /// <summary>Fills the directories, through the same import as any bureau's files; what is there already stays. Waits for another start while the ledger is ahead of the clock.</summary>
    public static void Fill(BureauContext bureau)
    {
        if (bureau.LedgerAhead() is not null)
        {
            return;
        }

        var options = new ImportOptions();
        var update = new DirectoryUpdate(bureau);
        update.Firms(FirmFile.Read(FileOf("firms.csv"), options));
        update.Inspectors(InspectorFile.Read(FileOf("inspectors.csv"), options));
        ImportedRows<RecusalRow> recusals = RecusalFile.Read(FileOf("recusals.csv"), options);
        update.Recusals(bureau.Database.Read(s => RecusalImport.Of(s, recusals)), bureau.Today.Year);
        update.Items(ItemFile.Read(FileOf("items.csv"), options));
        ImportedRows<DishonestyRow> dishonest = DishonestyFile.Read(FileOf("dishonest.csv"), options);
        update.Dishonesty(bureau.Database.Read(s => DishonestyImport.Of(s, dishonest, bureau.Today)));
    }

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", name);
}
