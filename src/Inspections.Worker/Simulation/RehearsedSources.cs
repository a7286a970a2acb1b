using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Rounds;
using Inspections.Core.Witnessing;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>
/// What others do in a rehearsed year: witnesses promise, open and sign; dice roll, lotteries and pulses come. All of it
/// follows from the seed and comes in through the doors that people use. Its pulses are no pulses of drand.
/// </summary>
internal sealed class RehearsedSources : IDisposable
{
    private readonly BureauContext _bureau;
    private readonly CommitmentOptions _options;
    private readonly SeededEntropy _entropy;
    private readonly Dictionary<SectorCode, ECDsa> _keys;
    private readonly HashSet<DrawId> _signed = [];

    /// <summary>Puts the sources and their witnesses into what the rehearsal has set.</summary>
    public RehearsedSources(BureauContext bureau, CommitmentOptions options, SeededEntropy entropy, IReadOnlyList<string> sources)
    {
        (_bureau, _options, _entropy) = (bureau, options, entropy);
        _keys = sources.Where(s => SourceSlot.IsWitness(s) && SourceSlot.IsKnown(s)).Distinct(StringComparer.Ordinal)
            .Select(s => SectorCode.Parse(s[SealedSource.WitnessPrefix.Length..]))
            .ToDictionary(n => n, n => entropy.Key($"key of witness {n}"));
        options.Sources = sources;
        options.Witnesses = [.. _keys.Select(k => new WitnessSetting { Name = k.Key.ToString(), Key = VerifierKey.Of(k.Key.ToString(), k.Value).ToString() })];
        options.Validate();
    }

    /// <summary>When the next value comes that a draw waits for, or null.</summary>
    public DateTimeOffset? NextAt => Awaited().Select(a => (DateTimeOffset?)a.At).Where(at => at > _bureau.Now).Min();

    /// <summary>Does everything that can be done now.</summary>
    public void Act()
    {
        foreach (Round round in Rounds())
        {
            switch (round.State)
            {
                case RoundState.Planned:
                    Promise(round);
                    break;
                case RoundState.Committed:
                    Witness(round);
                    break;
                case var state when RoundSteps.IsDrawn(state) && !round.IsKeptBack:
                    SignValues(round.Draw);
                    break;
                default:
                    break;
            }
        }

        foreach ((DrawId draw, Source source, DateTimeOffset at) in Awaited().Where(a => a.At <= _bureau.Now).ToList())
        {
            (string value, string? signature) = ValueOf(draw, source);
            EnterValue.Execute(_bureau, draw, source.Name, value, signature);
        }
    }

    public void Dispose()
    {
        foreach (ECDsa key in _keys.Values)
        {
            key.Dispose();
        }
    }

    // Where the bureau's own value is the only one, nobody else has anything to do.
    private IReadOnlyList<Round> Rounds() => _options.Sources.All(s => s == SourceSlot.Own) ? [] : _bureau.Database.Read(s => RoundStore.Unfinished(s));

    // Dice roll at the draw's time; what is published elsewhere is entered a second after it is known.
    private IEnumerable<(DrawId Draw, Source Source, DateTimeOffset At)> Awaited() =>
        from round in Rounds()
        where round.State == RoundState.Committed && round.Missing.Any(m => !SourceSlot.IsWitness(m))
        let commitment = _bureau.Database.Read(s => DrawStore.Commitment(s, round.Draw))
        from source in commitment.Sources
        where source is not SealedSource && round.Missing.Contains(source.Name)
        select (round.Draw, source, source.KnownAt?.AddSeconds(1) ?? commitment.DrawAt);

    private void Promise(Round round)
    {
        foreach (string slot in _options.Sources)
        {
            if (SourceSlot.IsWitness(slot))
            {
                var name = Label.Parse(slot);
                PromiseSource.Execute(_bureau, _options, round.Draw, new SourcePromise(name, SealedSource.Seal(round.Draw, name, Secret(round.Draw, name)), null));
            }
            else if (SourceSlot.IsLottery(slot))
            {
                var evening = new DateTimeOffset(round.DrawAt.Year, round.DrawAt.Month, round.DrawAt.Day, 21, 15, 0, BeijingTime.Offset);
                PromiseSource.Execute(_bureau, _options, round.Draw, new SourcePromise(
                    Label.Parse(FormattableString.Invariant($"{slot}:{evening.Year:D4}{evening.DayOfYear:D3}")), null, evening));
            }
        }
    }

    // A witness signs the commitment when it has seen it, and opens its value before the draw.
    private void Witness(Round round)
    {
        Commitment commitment = _bureau.Database.Read(s => DrawStore.Commitment(s, round.Draw));
        foreach (SealedSource source in commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is not null && round.Missing.Contains(s.Name)))
        {
            TreeHead head = _bureau.Database.Read(s => LedgerStore.Open(s).Head);
            Add(source.Witness!.Value, new WitnessCommitmentNote(round.Draw, commitment.Digest, head, _bureau.Now).ToText());
            EnterValue.Execute(_bureau, round.Draw, source.Name, Secret(round.Draw, source.Name), null);
        }
    }

    private void SignValues(DrawId draw)
    {
        if (_keys.Count == 0 || !_signed.Add(draw))
        {
            return;
        }

        (Commitment commitment, var values) = _bureau.Database.Read(s => (DrawStore.Commitment(s, draw), SourceStore.Values(s, draw)));
        SourceValue[] seen = [.. commitment.Sources.Select(s => new SourceValue(s.Name, values[s.Name].Value))];
        foreach (Witness witness in commitment.Witnesses.Where(w => !_bureau.Database.Read(s => AddWitnessNote.HasValuesOf(s, draw, w.Name))))
        {
            Add(witness.Name, new WitnessValuesNote(draw, commitment.Digest, seen, _bureau.Now).ToText());
        }
    }

    private void Add(SectorCode witness, string text) => AddWitnessNote.Execute(
        _bureau, Encoding.UTF8.GetBytes(NoteSigner.Sign(text, new NoteSigner(witness.ToString(), _keys[witness]))));

    private string Secret(DrawId draw, Label name) => _entropy.Next($"value '{name}' of {draw}").ToString();

    private (string Value, string? Signature) ValueOf(DrawId draw, Source source)
    {
        // An issue or a pulse has one value, whatever draws name it.
        string of = source is DiceSource ? $" of {draw}" : "";
        byte[] random = HKDF.Expand(HashAlgorithmName.SHA256, _entropy.Next($"value '{source.Name}'{of}").ToArray(), 1024, "rehearsed"u8.ToArray());
        return source switch
        {
            DiceSource dice => (string.Concat(random.Where(b => b < 250).Take(dice.Digits).Select(b => (char)('0' + (b % 10)))), null),
            LotterySource lottery => (Numbers(Lottery.OfKind(lottery.Kind), random), null),
            _ => (Digest.Of(random.AsSpan(0, 48)).ToString(), Hex.Encode(random.AsSpan(0, 48))),
        };
    }

    private static string Numbers(Lottery lottery, byte[] random)
    {
        string Area(int count, int highest, int skip) => string.Join(' ', random.Skip(skip).Select(b => (b % highest) + 1).Distinct().Take(count).Order()
            .Select(n => n.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)));
        return $"{Area(lottery.Front, lottery.FrontHighest, 0)}|{Area(lottery.Back, lottery.BackHighest, random.Length / 2)}";
    }
}
