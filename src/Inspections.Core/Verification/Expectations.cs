using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Verification;

/// <summary>Collects what one check expected and found, and turns it into a finding.</summary>
internal sealed class Expectations
{
    private readonly List<(Outcome Outcome, string Expected, string Found)> _remarks = [];
    private (string Expected, string Found) _conclusion = ("what the protocol asks", "so it is");

    /// <summary>Fails unless it holds.</summary>
    public void Require(bool holds, string expected, string found)
    {
        if (!holds)
        {
            _remarks.Add((Outcome.Failed, expected, found));
        }
    }

    /// <summary>Fails unless both are the same.</summary>
    public void Equal<T>(string what, T expected, T found) =>
        Require(EqualityComparer<T>.Default.Equals(expected, found), $"{what}: {expected}", $"{found}");

    /// <summary>Something is missing, and nothing speaks against the rest.</summary>
    public void Wait(string expected, string found) => _remarks.Add((Outcome.Incomplete, expected, found));

    /// <summary>What is said when nothing fails and nothing is missing.</summary>
    public void Conclude(string expected, string found) => _conclusion = (expected, found);

    /// <summary>Makes one part of a check; what is missing or malformed there does not hide what fails in the others.</summary>
    public void Part(Action part)
    {
        try
        {
            part();
        }
        catch (UnavailableException e)
        {
            Wait(e.Expected, e.Found);
        }
        catch (ProtocolFormatException e)
        {
            Require(holds: false, "published bytes in the protocol's form", e.Message);
        }
    }

    /// <summary>
    /// Runs a check. Bytes that the protocol refuses become a finding, so that no published file can make a
    /// verification throw.
    /// </summary>
    public static Finding Run(Check check, Action<Expectations> state, DrawId? draw = null, SectorYear? year = null)
    {
        var expectations = new Expectations();
        expectations.Part(() => state(expectations));
        return expectations.ToFinding(check, draw, year);
    }

    private Finding ToFinding(Check check, DrawId? draw, SectorYear? year)
    {
        Outcome worst = _remarks.Select(r => r.Outcome).DefaultIfEmpty(Outcome.Ok).Max();
        var decisive = _remarks.Where(r => r.Outcome == worst).ToList();
        (string expected, string found) = worst == Outcome.Ok ? _conclusion : (decisive[0].Expected, decisive[0].Found);
        string more = decisive.Count > 1 ? FormattableString.Invariant($" (and {decisive.Count - 1} more)") : "";
        return new Finding(check, worst, Wording.Brief(expected), Wording.Brief(found) + more, draw, year);
    }
}
