using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>A bureau that commits, draws and publishes into memory, by the library's own pieces alone.</summary>
internal sealed class Bureau
{
    public static readonly Authority Authority = Authority.Parse("350100/housing");

    private readonly Dictionary<DrawId, DrawState> _draws = [];

    public Bureau(PolicyDocument policy, IEnumerable<Firm> firms, IEnumerable<RosterLeaf> roster, DateTimeOffset start, Alteration? alteration = null)
    {
        (Policy, Log) = (policy, new PublishedLog(Authority, start, alteration));
        Firms.AddRange(firms);
        Roster.AddRange(roster);
        EnterPolicy(policy);
    }

    public PublishedLog Log { get; }

    public PolicyDocument Policy { get; private set; }

    public List<Firm> Firms { get; } = [];

    public List<RosterLeaf> Roster { get; } = [];

    public List<(Identifier Firm, Identifier Inspector)> Recusals { get; } = [];

    /// <summary>What a dishonest bureau does differently, per draw.</summary>
    public Dictionary<DrawId, Func<RoundScript, RoundScript>> Tampering { get; } = [];

    public DateTimeOffset Clock
    {
        get => Log.Clock;
        set => Log.Clock = value;
    }

    public IReadOnlyList<LedgerEntry> Entries => Log.Entries;

    public TreeHead Head => Log.Head;

    public VerifierKey Key => Log.Key;

    public IEnumerable<DrawState> Draws => _draws.Values;

    public History History => new(Entries.Select(e => e.Body), _draws.Values.Select(d => d.ToPast()));

    public static Label Staff(string name) => Label.Parse("staff:" + name);

    public static string Value(DrawId draw, string name) => Digest.Of(Encoding.UTF8.GetBytes($"value {draw} {name}")).ToString();

    public static SealedSource Sealed(DrawId draw, string name) =>
        new(Label.Parse(name), SealedSource.Seal(draw, Label.Parse(name), Value(draw, name)));

    public MemoryFiles Publish() => Log.Publish();

    public Commitment CommitmentOf(DrawId draw) => _draws[draw].Commitment;

    public Receipt ReceiptOf(DrawId draw) => _draws[draw].Receipt!;

    public DrawState StateOf(DrawId draw) => _draws[draw];

    public void Enter(params ReadOnlySpan<EntryBody> bodies) => Log.Enter(bodies);

    public void EnterPolicy(PolicyDocument policy)
    {
        Json document = Log.Alteration.Of("policy", policy.ToJson()) ?? policy.ToJson();
        Policy = Alteration.Read(() => PolicyDocument.FromJson(document)) ?? policy;
        Log.File(PublicLayout.Policy(CanonicalJson.DigestOf(document)), CanonicalJson.Write(document));
        Enter(new DocumentBody(DocumentKind.Policy, CanonicalJson.DigestOf(document)));
    }

    /// <summary>Draws by a policy, whatever was entered last.</summary>
    public void Obey(PolicyDocument policy) => Policy = policy;

    /// <summary>Prepares a round by the protocol: ready, not owed or infeasible.</summary>
    public PreparedRound Prepare(DrawId draw, RoundScript script)
    {
        DateTimeOffset drawAt = Clock + script.DrawAfter;
        int salt = 0;
        return RoundPreparation.PrepareAsGiven(new RoundInputs
        {
            Draw = draw,
            Policy = Policy,
            Ledger = Head,
            History = History,
            Firms = [.. Firms.Where(f => f.Sectors.Contains(draw.Sector))],
            Roster = Roster,
            Recusals = Recusals.ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => Digest.Of(Encoding.UTF8.GetBytes($"salt {draw.RoundKey} {salt++}")),
            Sources = script.Sources?.Invoke(draw, drawAt) ?? [Sealed(draw, "own:1")],
            Witnesses = script.Witnesses,
            DrawAt = drawAt,
            DiscloseBy = script.DiscloseAfterDays is int days ? BeijingTime.DateOf(drawAt).AddDays(days) : null,
        });
    }

    public Commitment Commit(DrawId draw, RoundScript? script = null)
    {
        script ??= new RoundScript();
        script = Tampering.TryGetValue(draw, out Func<RoundScript, RoundScript>? tamper) ? tamper(script) : script;
        var ready = (PreparedRound.Ready)Prepare(draw, script);
        return Committed(draw, script.Apply(ready));
    }

    /// <summary>The next try keeps the lists of the last one, with their salts.</summary>
    public Commitment CommitAgain(DrawId last, RoundScript script) => CommitLike(last, last.NextTry(), script);

    /// <summary>Commits to a draw with the lists of another.</summary>
    public Commitment CommitLike(DrawId last, DrawId draw, RoundScript script)
    {
        DrawState before = _draws[last];
        DateTimeOffset drawAt = Clock + script.DrawAfter;
        Commitment commitment = before.Commitment with
        {
            Draw = draw,
            Ledger = Head,
            Sources = script.Sources?.Invoke(draw, drawAt) ?? [Sealed(draw, "own:1")],
            Witnesses = script.Witnesses,
            DrawAt = drawAt,
        };
        script = Tampering.TryGetValue(draw, out Func<RoundScript, RoundScript>? tamper) ? tamper(script) : script;
        return Committed(draw, script.Apply(new PreparedRound.Ready(commitment, before.Frame, before.Roster, before.Recusals, [])));
    }

    /// <summary>Waits for the draw's time and enters the values that are given and then the bureau's own.</summary>
    public void Open(DrawId draw, params ReadOnlySpan<(string Name, string Value)> others)
    {
        Commitment commitment = _draws[draw].Commitment;
        Clock = Clock > commitment.DrawAt ? Clock : commitment.DrawAt;
        foreach ((string name, string value) in others)
        {
            Enter(new ValueBody(draw, Label.Parse(name), value));
        }

        OpenOwn(draw);
    }

    /// <summary>Enters the bureau's own values: the disclosure of a draw kept back.</summary>
    public void OpenOwn(DrawId draw)
    {
        foreach (SealedSource own in _draws[draw].Commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null))
        {
            Enter(new ValueBody(draw, own.Name, Value(draw, own.Name.ToString())));
        }
    }

    /// <summary>Draws and publishes the receipt and the openings.</summary>
    public Receipt Draw(DrawId draw)
    {
        Receipt receipt = Compute(draw);
        EnterReceipt(draw);
        Disclose(draw);
        return receipt;
    }

    /// <summary>Enters the digest of the receipt as it will be published.</summary>
    public void EnterReceipt(DrawId draw) => Enter(new ReceiptBody(draw, Digest.Of(_draws[draw].Published)));

    /// <summary>Computes the receipt from values that are in the ledger, or will be.</summary>
    public Receipt Compute(DrawId draw)
    {
        DrawState state = _draws[draw];
        Receipt receipt = Core.Rounds.Draw.Run(state.Commitment, state.Frame.Leaves, state.Roster.Leaves, _ => state.Recused(), ValuesOf(draw));
        state.Receipt = state.Script.Receipt?.Invoke(receipt) ?? receipt;
        Json document = Log.Alteration.Of("receipt", state.Receipt.ToJson()) ?? state.Receipt.ToJson();
        state.Published = CanonicalJson.Write(document);
        state.Teams = state.Receipt.Assignment.Teams.ToDictionary(t => t.Firm, t => t.Inspectors.ToList());
        return state.Receipt;
    }

    /// <summary>Every value in the commitment's order; the bureau's own also before they are entered.</summary>
    public IReadOnlyList<SourceValue> ValuesOf(DrawId draw) => [.. _draws[draw].Commitment.Sources.Select(s => new SourceValue(
        s.Name,
        Entries.Select(e => e.Body).OfType<ValueBody>().FirstOrDefault(v => v.Draw == draw && v.Name == s.Name)?.Value ?? Value(draw, s.Name.ToString())))];

    public void Disclose(DrawId draw)
    {
        DrawState state = _draws[draw];
        Log.File(PublicLayout.Receipt(draw), state.Published);
        if (state.Recusals is LeafTree<RecusalLeaf> recusals)
        {
            Log.File(PublicLayout.Recusals(draw), Log.Alteration.OfFile("recusals", JsonLines.Write(state.Receipt!.Selection.DrawOrder.Select(f =>
            {
                int index = recusals.Leaves.Select((l, i) => (l, i)).First(p => p.l.Id == f).i;
                return new RecusalOpening(index, recusals.Leaves[index], recusals.Prove(index)).ToJson();
            }))));
        }
    }

    /// <summary>A whole round: commit, open, draw, and a result for every drawn firm.</summary>
    public Receipt Round(DrawId draw, RoundScript? script = null)
    {
        Commit(draw, script);
        Open(draw);
        Receipt receipt = Draw(draw);
        Clock = Clock.AddDays(2);
        this.Record(draw);
        Clock = Clock.AddDays(20);
        return receipt;
    }

    // Lists and commitment as they are written; the bureau goes on from them as far as they can be read.
    private Commitment Committed(DrawId draw, DrawState state)
    {
        byte[] frame = Log.Alteration.OfFile("frame", state.Frame.ToFile()), roster = Log.Alteration.OfFile("roster", state.Roster.ToFile());
        Commitment commitment = state.Commitment;
        commitment = frame.AsSpan().SequenceEqual(state.Frame.ToFile()) ? commitment : commitment with { Frame = HeadOf(frame) };
        commitment = roster.AsSpan().SequenceEqual(state.Roster.ToFile()) ? commitment : commitment with { Roster = HeadOf(roster) };
        Json document = Log.Alteration.Of("commitment", commitment.ToJson()) ?? commitment.ToJson();
        _draws[draw] = new DrawState(
            state.Script,
            Alteration.Read(() => Commitment.FromJson(document)) ?? commitment,
            Alteration.Read(() => LeafTrees.ParseFrame(frame)) ?? state.Frame,
            Alteration.Read(() => LeafTrees.ParseRoster(roster)) ?? state.Roster,
            state.Recusals);
        Log.File(PublicLayout.Commitment(draw), CanonicalJson.Write(document));
        Log.File(PublicLayout.Frame(draw), frame);
        Log.File(PublicLayout.Roster(draw), roster);
        Enter(new CommitmentBody(draw, CanonicalJson.DigestOf(document)));
        return _draws[draw].Commitment;
    }

    private static TreeHead HeadOf(byte[] file) => MerkleTree.Over(JsonLines.Split(file)).Head;
}
