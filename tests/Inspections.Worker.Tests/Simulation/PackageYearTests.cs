using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Simulation;

/// <summary>A year of the worker, taken up by the package.</summary>
public sealed class PackageYearTests
{
    private const string Seed = "2";

    [Fact]
    public void What_the_worker_publishes_of_a_year_is_byte_for_byte_what_the_package_publishes_of_its_ledger()
    {
        using var scratch = new Scratch();
        var database = new Database(new SqliteDialect(scratch.At("x.db"), isLasting: false));
        var inputs = new RehearsalInputs(2026, FirmFile.Read(Scratch.SampleFirms, new ImportOptions(AcceptUnverified: false)), null, null, null, Seed, scratch.At("public"));
        Assert.Empty(Assert.Single(Rehearsal.Run(inputs, CalendarFile.Open(null), NullLoggerFactory.Instance, database)).Gaps);
        var published = new PublishedFolderFiles(inputs.Out);
        using var keys = new SigningKeys(Authority.Parse("000000/rehearsal"), new SeededEntropy(Seed).Key("signing key"), new SeededEntropy(Seed).Key("recovery key"));
        var ledger = BureauLedger.Restore(published, Kept(database, published), keys.Signer, _ => throw new InvalidOperationException("nothing is made anew"));
        Dictionary<string, byte[]> files = BureauFiles.Public(ledger).ToDictionary(f => f.Path, f => f.Content.ToArray(), StringComparer.Ordinal);

        Assert.True(files.Count > 40 && ledger.Rounds.Count >= 3, $"{files.Count} files, {ledger.Rounds.Count} rounds");
        Each.Of(files, f => Assert.True(f.Value.AsSpan().SequenceEqual(published.TryRead(f.Key)), f.Key));
        Assert.Empty(Published(inputs.Out).Except(files.Keys, StringComparer.Ordinal));
        Assert.Equal(Assert.IsType<ClosedBody>(ledger.EntryAt(ledger.Size - 1).Body), ledger.Year(inputs.Year).ToBody());
    }

    // The files that the protocol names; pages, feed and terms are the worker's.
    private static IEnumerable<string> Published(string root) => System.IO.Directory.GetFiles(root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
        .Where(f => f.StartsWith("ledger/", StringComparison.Ordinal) || (f.StartsWith("draws/", StringComparison.Ordinal) && Path.GetExtension(f) is ".json" or ".jsonl"));

    // What the package keeps beside the public folder, from the worker's rows; own values are public by now.
    private static FilesInMemory Kept(Database database, PublishedFolderFiles published)
    {
        var kept = new FilesInMemory();
        foreach (byte[] line in JsonLines.Split(published.TryRead(PublicLayout.Entries)!))
        {
            if (LedgerEntry.FromJson(CanonicalJson.Parse(line)).Body is ValueBody own)
            {
                kept.Write($"secret/draws/{own.Draw}/own.json", CanonicalJson.Write(Json.Object(("value", own.Value))));
            }
        }

        database.Read(session =>
        {
            foreach (DrawId draw in DrawStore.Committed(session))
            {
                if (DrawStore.Committed(session, draw).Recusals is { } recusals)
                {
                    kept.Write($"secret/draws/{draw}/recusals.jsonl", recusals.ToFile());
                }
            }

            return 0;
        });
        return kept;
    }
}
