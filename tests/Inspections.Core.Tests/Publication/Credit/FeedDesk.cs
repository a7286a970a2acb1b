using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Publication.Credit;
using Inspections.Core.Tests.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Publication.Credit;

/// <summary>A bureau of the tests that publishes a credit feed, and a consumer that keeps what it took and where it is.</summary>
internal sealed class FeedDesk
{
    private int _round;

    public FeedDesk() => Desk.Firms.AddRange(Enumerable.Range(1, 30).Select(i => new Firm(Identifier.Parse($"C{i:D3}"), $"经纪 {i}", [Bureaus.Desk.Brokers])));

    public Desk Desk { get; } = new(Bureaus.Desk.PolicyOf(new Ratio(100, 100)));

    public FilesInMemory Public => Desk.Public;

    public VerifierKey Key { get; } = new Desk().Signer.Verifier;

    /// <summary>What the consumer stored: the records, and its position as JSON.</summary>
    public List<CreditRecord> Stored { get; } = [];

    public byte[] Saved { get; private set; } = CanonicalJson.Write(CreditFeedPosition.Start.ToJson());

    public static CreditDetails Describe(string firm = "经纪公司") => new()
    {
        Institution = "住房局",
        Firm = firm,
        CodeType = "注册号",
        PlanName = "计划",
        TaskName = "任务",
        Certificates = ["证一", "证二"],
    };

    /// <summary>Draws a round, inspects its firms and publishes all of it.</summary>
    public int Inspect(string firm = "经纪公司")
    {
        DateTimeOffset at = Bureaus.Desk.Start.AddDays(10 + (30 * _round));
        BureauRound round = Desk.Drawn(new DrawId(Bureaus.Desk.Brokers, 2026, ++_round), at);
        Desk.Inspect(round, at.AddDays(7));
        Desk.Ledger.Publish(at.AddDays(8));
        Publish(firm);
        return round.Receipt!.Selection.DrawOrder.Count;
    }

    public void Publish(string firm = "经纪公司")
    {
        Desk.Save();
        foreach (BureauFile file in BureauFeed.Public(Desk.Ledger, Public, _ => Describe(firm)))
        {
            Public.Write(file.Path, file.Content.Span, file.From);
        }
    }

    /// <summary>Reads what is new in a process of its own, as it were; stops after some batches.</summary>
    public int Take(int batches = int.MaxValue)
    {
        int before = Stored.Count;
        var reader = new CreditFeedReader(Public, Key, CreditFeedPosition.FromJson(CanonicalJson.Parse(Saved)));
        foreach (CreditBatch batch in reader.Read().Take(batches))
        {
            Stored.AddRange(batch.Records);
            Saved = CanonicalJson.Write(batch.Position.ToJson());
        }

        return Stored.Count - before;
    }

    public string Refused() => Bureaus.Desk.Refused(() => Take());

    public void Replace(string path, string from, string to)
    {
        string text = System.Text.Encoding.UTF8.GetString(Public.TryRead(path)!);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Public.Write(path, System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
    }
}
