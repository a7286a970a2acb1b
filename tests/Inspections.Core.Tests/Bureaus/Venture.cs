using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Refusals;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Bureaus;

/// <summary>Somebody who tries everything that the package offers, in any order and with any arguments, as a list of numbers says.</summary>
internal sealed class Venture(Desk desk, IReadOnlyList<int> numbers)
{
    private static readonly Label[] Staff = [Desk.Ann, Desk.Ben, Desk.Cai, Desk.Dai];
    private static readonly string[] Values = ["00000000000000000000", "03 09 14 21 26 31|07", "03 09 14 21 26|02 07", "ABSENT", "x", Digest.Of([1]).ToString(), Digest.Of([2]).ToString()];
    private readonly List<PreparedRound> _prepared = [];
    private DateTimeOffset _now = Desk.Start;
    private int _next, _rotations;

    /// <summary>What was done, each thing once.</summary>
    public HashSet<string> Done { get; } = new(StringComparer.Ordinal);

    public void Run()
    {
        while (_next < numbers.Count)
        {
            try
            {
                Step(Pick(26));
            }
            catch (Exception e) when (e is RefusedException or ProtocolFormatException or ArgumentException or InvalidOperationException)
            {
                Done.Add($"refused {(e as RefusedException)?.Refusal.Id ?? e.GetType().Name}");
            }
        }
    }

    private int Pick(int below) => _next < numbers.Count ? int.Abs(numbers[_next++] % below) : 0;

    private T Pick<T>(IReadOnlyList<T> of) => of[Pick(of.Count)];

    private BureauRound Round() => desk.Ledger.Rounds is { Count: > 0 } all ? all[^(1 + Pick(int.Min(all.Count, 3)))] : throw new InvalidOperationException("no round yet");

    private BureauRound Drawn(SectorCode sector) => desk.Ledger.Rounds.LastOrDefault(r => r.Id.Sector == sector && r.IsDisclosed) ?? Round();

    private Identifier Firm(BureauRound round) => round.Receipt is { } receipt && Pick(8) > 0 ? Pick(receipt.Selection.DrawOrder) : Pick(desk.Firms).Id;

    private DateOnly Today => BeijingTime.DateOf(_now);

    private void Step(int what)
    {
        switch (what)
        {
            case 0 or 1:
                _now += TimeSpan.FromHours(Pick(10) switch { 0 => -Pick(40), 1 => 24 * Pick(25), _ => Pick(50) });
                return;
            case 2 or 3 or 4:
                Commit();
                return;
            case 5:
                Round().EnterValue(_now, Pick(Round().Commitment.Sources).Name, Pick(Values), Pick(4) == 0 ? Values[4] : null);
                break;
            case 6:
                Round().EnterAbsent(_now);
                break;
            case 7 or 8 or 9:
                BureauRound due = Round();
                _now = Pick(4) > 0 && due.Commitment.DrawAt > _now ? due.Commitment.DrawAt : _now;
                due.Draw(_now);
                Done.Add("draw");
                if (Pick(5) > 0)
                {
                    Join(Drawn(Desk.Brokers), Drawn(Desk.Valuers));
                    Done.Add("joint visit");
                }

                break;
            case 10:
                Round().Disclose(_now);
                break;
            case 11:
                if (Pick(2) == 0)
                {
                    Round().Void(_now, VoidReason.ForceMajeure, Desk.Ann, Desk.Ben);
                    break;
                }

                Round().Void(_now, (VoidReason)Pick(5), Pick(Staff), Pick(Staff), Pick(2) == 0 ? Pick(Round().Commitment.Sources).Name : null);
                break;
            case 12:
                Substitute(Round());
                break;
            case 13:
                BureauRound named = Round();
                named.NameTeam(_now, Firm(named), [.. Enumerable.Range(0, 1 + Pick(3)).Select(_ => Pick(desk.Roster).Id)], Pick(Staff), Pick(Staff));
                break;
            case 14 or 15:
                Submit(Round());
                break;
            case 16:
                AllResults(Round());
                break;
            case 17:
                desk.Ledger.Review(_now, desk.Ledger.UnderReview().Select(r => r.Result.Record).FirstOrDefault(), Pick(Staff), Pick(5) > 0);
                break;
            case 18:
                desk.Ledger.Publish(_now);
                break;
            case 19:
                BureauRound withdrawn = Round();
                withdrawn.Withdraw(_now, Firm(withdrawn), Pick(Staff));
                break;
            case 20:
                Join(Round(), Round());

                break;
            case 21:
                desk.Ledger.CloseYear(_now, 2025 + Pick(3));
                break;
            case 22:
                Rotate();
                break;
            case 23:
                desk.Ledger.EnterVisit(_now, Pick(desk.Firms).Id, Today.AddDays(Pick(5) - 3), Label.Parse("complaint"));
                break;
            case 24:
                Adopt();
                break;
            default:
                desk.Restart();
                break;
        }

        Done.Add($"{what}");
    }

    private void Commit()
    {
        SectorCode sector = Pick(2) == 0 ? Desk.Brokers : Desk.Valuers;
        DrawId draw = Next(sector);
        draw = Pick(8) switch { 0 => draw with { Round = draw.Round + 1 }, 1 => draw.NextTry(), _ => draw };
        DateTimeOffset drawAt = _now.AddHours(Pick(200) - 5);
        bool keptBack = Pick(4) == 0;
        RoundRequest request = desk.Request(draw, drawAt) with
        {
            DiscloseBy = keptBack ? BeijingTime.DateOf(drawAt).AddDays(Pick(400) - 2) : null,
            OwnSource = Pick(6) == 0 ? null : Label.Parse("own:bureau"),
            Sources = [.. Enumerable.Range(0, Pick(3) == 0 ? Pick(3) : 0).Select(_ => SourceAt(draw, drawAt))],
            Recusals = [.. Enumerable.Range(0, Pick(3)).Select(_ => new Recusal(Pick(desk.Firms).Id, Pick(desk.Roster).Id, RecusalGround.Other))],
            Firms = Pick(10) switch { 0 => [.. desk.Firms, desk.Firms[^1]], 1 => [.. desk.Firms.Skip(Pick(30))], _ => desk.Firms },
            Roster = Pick(10) switch { 0 => [.. desk.Roster, desk.Roster[0]], 1 => [.. desk.Roster.Take(Pick(8))], _ => desk.Roster },
        };
        _prepared.Add(desk.Ledger.Prepare(request));
        PreparedRound prepared = Pick(6) == 0 ? Pick(_prepared) : _prepared[^1];
        desk.Ledger.Commit(_now, prepared);
        Done.Add(prepared.GetType().Name + (draw.Try > 1 ? " again" : "") + (keptBack ? " kept back" : ""));
    }

    private DrawId Next(SectorCode sector)
    {
        BureauRound? last = desk.Ledger.Rounds.LastOrDefault(r => r.Id.Sector == sector);
        return last is null ? new DrawId(sector, _now.Year, 1)
            : last.State == RoundState.Void ? last.Id.NextTry()
            : last.Id.Year == _now.Year ? new DrawId(sector, last.Id.Year, last.Id.Round + 1)
            : new DrawId(sector, _now.Year, 1);
    }

    private Source SourceAt(DrawId draw, DateTimeOffset drawAt) => Pick(3) switch
    {
        0 => new DiceSource(Label.Parse("dice"), 20),
        1 => new LotterySource(Label.Parse(FormattableString.Invariant($"ssq:{drawAt.Year}{1 + Pick(3):D3}")), Lottery.OfKind("ssq"), drawAt.AddHours(Pick(20) - 1)),
        _ => new SealedSource(Label.Parse("own:other"), SealedSource.Seal(draw, Label.Parse("own:other"), Values[5])),
    };

    private void Substitute(BureauRound round)
    {
        Identifier firm = Firm(round);
        Identifier leaving = round.Teams.Of(firm) is { Count: > 0 } team && Pick(6) > 0 ? Pick(team) : Pick(desk.Roster).Id;
        round.Substitute(_now, firm, leaving, (SubstitutionReason)Pick(4), Pick(Staff), Pick(Staff));
    }

    private void Submit(BureauRound round)
    {
        Identifier firm = Firm(round);
        ResultCategory[] found = Pick(6) switch
        {
            0 => [ResultCategory.Parse("Deregistered")],
            1 => [ResultCategory.NoProblemFound, ResultCategory.NoProblemFound],
            2 => [ResultCategory.Withdrawn],
            _ => [ResultCategory.NoProblemFound],
        };
        InspectionResult result = Desk.Found(round, firm, Today.AddDays(Pick(6) - 4), found);
        round.Submit(_now, Pick(6) == 0 ? result with { Inspectors = [Pick(desk.Roster).Id] } : result, Pick(Staff));
    }

    private void AllResults(BureauRound round)
    {
        foreach (Identifier firm in round.Receipt?.Selection.DrawOrder ?? [])
        {
            Label record = round.Submit(_now, Desk.Found(round, firm, Today), Desk.Ann);
            desk.Ledger.Review(_now, record, Desk.Ben);
            desk.Ledger.Review(_now, record, Desk.Cai);
            desk.Ledger.Review(_now, record, Desk.Dai);
        }
    }

    private void Join(BureauRound one, BureauRound other)
    {
        Identifier[] both = [.. (one.Receipt?.Selection.DrawOrder ?? []).Intersect(other.Receipt?.Selection.DrawOrder ?? [])];
        desk.Ledger.Join(_now, both.Length > 0 && Pick(4) > 0 ? Pick(both) : Pick(desk.Firms).Id, one.Id, other.Id);
    }

    private void Rotate()
    {
        var next = TestKeys.Signer(Desk.Authority.ToString(), FormattableString.Invariant($"next {_rotations++}"));
        NoteSigner taken = Pick(4) == 0 ? desk.Recovery : next;
        desk.Ledger.RotateKeys(_now, taken, Pick(4) switch { 0 => next, 1 => desk.Recovery, _ => desk.Signer }, desk.Recovery.Verifier);
        desk.Signer = taken;
    }

    private void Adopt()
    {
        PolicyDocument policy = Desk.PolicyOf(new Ratio(5 + Pick(10), 100), [.. Staff.Take(Pick(3)).Select(s => Label.Parse($"step{s.ToString()[6..]}"))]);
        desk.Ledger.Adopt(_now, policy with { Effective = Today.AddDays(Pick(20) - 10), Sectors = Pick(8) == 0 ? [policy.Sectors[0]] : policy.Sectors });
    }
}
