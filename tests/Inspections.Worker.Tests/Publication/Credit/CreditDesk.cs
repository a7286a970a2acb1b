using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Stores;

namespace Inspections.Worker.Tests.Publication.Credit;

/// <summary>The sample bureau, whose ledger takes results as fast as a test likes, and the folder it publishes.</summary>
internal sealed class CreditDesk : IDisposable
{
    private static readonly Digest Salt = Digest.Of("salt"u8);

    private readonly Desk _desk = new();
    private readonly Scratch _scratch = new();
    private int _records;

    public string Folder => _scratch.At("published");

    public string Database => _scratch.At("consumer.db");

    public Firm Firm { get; init; } = new(Identifier.Parse("91350100M000100Y43"), "福州试验物业有限公司", [SectorCode.Parse("property-management")]);

    public string Text(string name) => File.ReadAllText(Path.Combine(Folder, CreditFeed.Folder, name));

    /// <summary>Enters new results, each signed with its own head where <paramref name="together"/> is 1.</summary>
    public void Enter(int count, int together = 7)
    {
        foreach (int[] batch in Enumerable.Range(0, count).Chunk(together))
        {
            Enter([.. batch.Select(_ => Result(++_records, 1, "ProblemOrderedCorrected"))]);
        }
    }

    public void Correct(int record, int version, string category) => Enter(Result(record, version, category));

    public void Name(string name) => _desk.Bureau.Database.Write(s => FirmStore.Save(
        s, new DirectoryChange<Firm>([], [Firm with { Name = name }], []), _desk.Bureau.Now));

    public void Publish(PublicationOptions? naming = null) => new FolderPublisher(_desk.Bureau.Database, Folder, naming).Publish();

    public void Dispose()
    {
        _desk.Dispose();
        _scratch.Dispose();
    }

    // Whatever the feed has to bear, reviewed or not; each opens a seal, as every result does.
    private void Enter(params ResultBody[] bodies) => _desk.Bureau.Database.Write(s =>
    {
        long first = LedgerStore.Open(s).Size;
        UnaskedEntry.Insert(s, _desk.Bureau, [
            .. bodies.Select(b => new SealedBody(b.Seal(Salt), b.Kind)),
            .. bodies.Select((b, i) => b with { Opens = new Opening(first + i, Salt) })]);
    });

    private ResultBody Result(int record, int version, string category) => new()
    {
        Record = Label.Parse(FormattableString.Invariant($"2026-{record:D6}")),
        Version = version,
        Draw = Desk.First,
        Firm = Firm.Id,
        Inspectors = [.. _desk.Bureau.Database.Read(InspectorStore.Current).Take(2).Select(i => i.Id)],
        InspectedOn = BeijingTime.DateOf(_desk.Bureau.Now),
        Items = [Identifier.Parse("WY-01")],
        Categories = [ResultCategory.Parse(category)],
    };
}
