using System.Security.Cryptography;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification;

/// <summary>A bureau that commits, draws, records and publishes into memory, by the library's own pieces alone.</summary>
internal sealed class Bureau
{
    public static readonly Authority Authority = Authority.Parse("350100/housing");

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<KeyBody> _keys = [];
    private readonly Dictionary<DrawId, DrawState> _draws = [];
    private NoteSigner[] _signers = [];
    private NoteSigner? _recovery;

    public Bureau(PolicyDocument policy, IEnumerable<Firm> firms, IEnumerable<RosterLeaf> roster, DateTimeOffset start)
    {
        (Policy, Clock) = (policy, start);
        Firms.AddRange(firms);
        Roster.AddRange(roster);
        NoteSigner key = Signer();
        _recovery = Signer();
        _signers = [key];
        Enter(new KeyBody(key.Verifier, _recovery.Verifier));
        EnterPolicy(policy);
    }

    public PolicyDocument Policy { get; set; }

    public List<Firm> Firms { get; } = [];

    public List<RosterLeaf> Roster { get; } = [];

    public List<(Identifier Firm, Identifier Inspector)> Recusals { get; } = [];

    public DateTimeOffset Clock { get; set; }

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public TreeHead Head => Log().Head;

    public VerifierKey Key => _signers[0].Verifier;

    public static NoteSigner Signer(string name = "350100/housing") => new(name, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static Label Staff(string name) => Label.Parse("staff:" + name);

    public static string Value(DrawId draw, string name) => Digest.Of(System.Text.Encoding.UTF8.GetBytes($"value {draw} {name}")).ToString();

    public static SealedSource Sealed(DrawId draw, string name) =>
        new(Label.Parse(name), SealedSource.Seal(draw, Label.Parse(name), Value(draw, name)));

    public MemoryFiles Publish() => new(new Dictionary<string, byte[]>(_files, StringComparer.Ordinal));

    public Commitment CommitmentOf(DrawId draw) => _draws[draw].Commitment;

    public Receipt ReceiptOf(DrawId draw) => _draws[draw].Receipt!;

    public DrawState StateOf(DrawId draw) => _draws[draw];

    public void File(string path, byte[] bytes) => _files[path] = bytes;

    public void EnterPolicy(PolicyDocument policy)
    {
        Policy = policy;
        _files[PublicLayout.Policy(policy.Digest)] = CanonicalJson.Write(policy.ToJson());
        Enter(new DocumentBody(DocumentKind.Policy, policy.Digest));
    }

    /// <summary>One transaction: the entries, then a signed checkpoint.</summary>
    public void Enter(params ReadOnlySpan<EntryBody> bodies)
    {
        foreach (EntryBody body in bodies)
        {
            _entries.Add(new LedgerEntry(_entries.Count, Clock, body));
            if (body is KeyBody key)
            {
                _keys.Add(key);
            }
        }

        PublishLedger(_entries.Count);
        if (_signers.Length > 1)
        {
            _signers = [_signers[0]];
        }
    }

    /// <summary>Rotates the key; the next checkpoint carries the old signature or the recovery key's too.</summary>
    public void Rotate(bool byRecovery, bool withoutSecondSignature = false)
    {
        NoteSigner next = Signer();
        _signers = withoutSecondSignature ? [next] : [next, byRecovery ? _recovery! : _signers[0]];
        Enter(new KeyBody(next.Verifier, _recovery!.Verifier));
    }

    /// <summary>Signs every checkpoint anew over entries that were changed: what a bureau that holds its key can do.</summary>
    public void Rewrite(Func<IReadOnlyList<LedgerEntry>, IEnumerable<LedgerEntry>> change)
    {
        LedgerEntry[] changed = [.. change([.. _entries]).Select((e, i) => e with { Index = i })];
        foreach (string path in _files.Keys.Where(p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal)).ToList())
        {
            _files.Remove(path);
        }

        _entries.Clear();
        foreach (LedgerEntry entry in changed)
        {
            _entries.Add(entry);
            PublishLedger(_entries.Count);
        }
    }

    public Commitment Commit(DrawId draw, RoundScript? script = null)
    {
        script ??= new RoundScript();
        DateTimeOffset drawAt = Clock + script.DrawAfter;
        int salt = 0;
        PreparedRound prepared = RoundPreparation.Prepare(new RoundInputs
        {
            Draw = draw,
            Policy = Policy,
            Ledger = Head,
            History = new History(_entries.Select(e => e.Body), _draws.Values.Select(d => d.ToPast())),
            Firms = [.. Firms.Where(f => f.Sectors.Contains(draw.Sector))],
            Roster = Roster,
            Recusals = Recusals.ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => Digest.Of(System.Text.Encoding.UTF8.GetBytes($"salt {draw.RoundKey} {salt++}")),
            Sources = script.Sources?.Invoke(draw, drawAt) ?? [Sealed(draw, "own:1")],
            Witnesses = script.Witnesses,
            DrawAt = drawAt,
            DiscloseBy = script.DiscloseAfterDays is int days ? BeijingTime.DateOf(drawAt).AddDays(days) : null,
        });
        var ready = (PreparedRound.Ready)prepared;
        DrawState state = Tamper(ready, script);
        _draws[draw] = state;
        _files[PublicLayout.Commitment(draw)] = CanonicalJson.Write(state.Commitment.ToJson());
        _files[PublicLayout.Frame(draw)] = state.Frame.ToFile();
        _files[PublicLayout.Roster(draw)] = state.Roster.ToFile();
        Enter(new CommitmentBody(draw, state.Commitment.Digest));
        return state.Commitment;
    }

    /// <summary>Waits for the draw's time and enters the bureau's own values, and any others that are given.</summary>
    public void Open(DrawId draw, params ReadOnlySpan<(string Name, string Value)> others)
    {
        Commitment commitment = _draws[draw].Commitment;
        Clock = Clock > commitment.DrawAt ? Clock : commitment.DrawAt;
        foreach ((string name, string value) in others)
        {
            Enter(new ValueBody(draw, Label.Parse(name), value));
        }

        foreach (SealedSource own in commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null))
        {
            Enter(new ValueBody(draw, own.Name, Value(draw, own.Name.ToString())));
        }
    }

    /// <summary>Draws and publishes the receipt and the openings.</summary>
    public Receipt Draw(DrawId draw, Func<Receipt, Receipt>? tamper = null, Func<RecusalLeaf, RecusalLeaf>? open = null)
    {
        Receipt receipt = Compute(draw, tamper);
        Enter(new ReceiptBody(draw, receipt.Digest));
        Disclose(draw, open);
        return receipt;
    }

    /// <summary>Computes the receipt from values that are in the ledger, or will be.</summary>
    public Receipt Compute(DrawId draw, Func<Receipt, Receipt>? tamper = null)
    {
        DrawState state = _draws[draw];
        SourceValue[] values = [.. state.Commitment.Sources.Select(s => new SourceValue(
            s.Name,
            _entries.Select(e => e.Body).OfType<ValueBody>().FirstOrDefault(v => v.Draw == draw && v.Name == s.Name)?.Value ?? Value(draw, s.Name.ToString())))];
        Receipt receipt = Core.Drawing.Draw.Run(state.Commitment, state.Frame.Leaves, state.Roster.Leaves, state.Recused(), values);
        receipt = tamper?.Invoke(receipt) ?? receipt;
        state.Receipt = receipt;
        state.Teams = receipt.Assignment.Teams.ToDictionary(t => t.Firm, t => t.Inspectors.ToList());
        return receipt;
    }

    public void Disclose(DrawId draw, Func<RecusalLeaf, RecusalLeaf>? open = null)
    {
        DrawState state = _draws[draw];
        _files[PublicLayout.Receipt(draw)] = CanonicalJson.Write(state.Receipt!.ToJson());
        if (state.Recusals is LeafTree<RecusalLeaf> recusals)
        {
            _files[PublicLayout.Recusals(draw)] = JsonLines.Write(state.Receipt.Selection.DrawOrder.Select(f =>
            {
                int index = recusals.Leaves.Select((l, i) => (l, i)).First(p => p.l.Id == f).i;
                RecusalLeaf leaf = recusals.Leaves[index];
                return new RecusalOpening(index, open?.Invoke(leaf) ?? leaf, recusals.Prove(index)).ToJson();
            }));
        }
    }

    /// <summary>A whole round: commit, open, draw, and a result for every drawn firm.</summary>
    public Receipt Round(DrawId draw, RoundScript? script = null)
    {
        Commit(draw, script);
        Open(draw);
        Receipt receipt = Draw(draw);
        Clock = Clock.AddDays(2);
        Record(draw);
        Clock = Clock.AddDays(20);
        return receipt;
    }

    /// <summary>Enters a result for every drawn firm.</summary>
    public void Record(DrawId draw, string category = "NoProblemFound")
    {
        foreach (Identifier firm in _draws[draw].Receipt!.Selection.DrawOrder)
        {
            Enter(ResultOf(draw, firm, category));
        }
    }

    public ResultBody ResultOf(DrawId draw, Identifier firm, string category = "NoProblemFound", int version = 1) => new()
    {
        Record = Label.Parse($"{draw}/{firm}"),
        Version = version,
        Draw = draw,
        Firm = firm,
        Inspectors = _draws[draw].Teams[firm],
        InspectedOn = BeijingTime.DateOf(Clock),
        Items = [Identifier.Parse("item-1")],
        Categories = [ResultCategory.Parse(category)],
    };

    /// <summary>Replaces an inspector by the rule, or by whoever <paramref name="chosen"/> is.</summary>
    public SubstitutionBody Substitute(DrawId draw, Identifier firm, SubstitutionReason reason, Identifier? chosen = null)
    {
        DrawState state = _draws[draw];
        List<Identifier> team = state.Teams[firm];
        Identifier leaving = team[0];
        var eligibility = new Eligibility(draw.Sector, state.Commitment.Team, state.Roster.Leaves, state.Recused());
        Identifier next = chosen ?? Substitutes.First(
            DrawKey.Of(state.Commitment.Digest, state.Receipt!.Values), firm, eligibility, state.Commitment.Team.PerDepartment, state.Roster.Leaves, [.. team.Skip(1)], team.ToHashSet())!.Value;
        team.RemoveAt(0);
        team.Add(next);
        var body = new SubstitutionBody(draw, firm, leaving, next, reason, Staff("head"), Staff("director"));
        Enter(body);
        return body;
    }

    public void Close(int year)
    {
        var history = new History(_entries.Select(e => e.Body), _draws.Values.Select(d => d.ToPast()));
        Enter(new ClosedBody(year, [.. Policy.Sectors.Select(s => new SectorOutcome(
            s.Sector,
            history.Counting(s.Sector, year).Count,
            history.Largest(s.Sector, year, 0),
            _draws.Values.Count(d => d.Commitment.Draw.Sector == s.Sector && d.Receipt is not null)))]));
    }

    private static DrawState Tamper(PreparedRound.Ready ready, RoundScript script)
    {
        LeafTree<FrameLeaf> frame = script.Frame is null
            ? ready.Frame
            : LeafTrees.Frame(ready.Frame.Leaves.Select(script.Frame).OfType<FrameLeaf>());
        Commitment commitment = script.Frame is null ? ready.Commitment : Requote(ready.Commitment with { Frame = frame.Head }, frame);
        return new DrawState(script.Commitment?.Invoke(commitment) ?? commitment, frame, ready.Roster, ready.Recusals);
    }

    // Whoever forges a frame makes the quotas fit it.
    private static Commitment Requote(Commitment commitment, LeafTree<FrameLeaf> frame)
    {
        IReadOnlyList<StratumFigures> figures = FrameFigures.Of(frame.Leaves, [.. commitment.Quotas.Select(q => (q.Stratum, q.Rate))], commitment.Lifted);
        Quotas quotas = Quotas.Of(new RoundFigures(
            commitment.Draw.Round, commitment.Rounds, commitment.Floor, commitment.Largest, commitment.Gone, commitment.Lifted, figures));
        return commitment with { Quotas = [.. commitment.Quotas.Zip(quotas.Takes!, (q, take) => q with { Take = take })] };
    }

    private MerkleTree Log() => MerkleTree.Over(_entries.Select(e => e.ToLeaf()));

    private void PublishLedger(int size)
    {
        byte[] note = System.Text.Encoding.UTF8.GetBytes(NoteSigner.Sign(new Checkpoint(Authority, Log().HeadAt(size)).ToText(), _signers));
        _files[PublicLayout.CheckpointAt(size)] = note;
        _files[PublicLayout.Checkpoint] = note;
        _files[PublicLayout.Entries] = JsonLines.Write(_entries.Select(e => (Json)e.ToJson()));
        _files[PublicLayout.Keys] = System.Text.Encoding.UTF8.GetBytes(string.Concat(_keys.Select(k => $"{k.Key}\n")));
    }
}
