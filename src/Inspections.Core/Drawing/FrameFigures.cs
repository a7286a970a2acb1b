using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

namespace Inspections.Core.Drawing;

/// <summary>Counts a frame by stratum for the quotas (protocol section 5: P, D and E).</summary>
internal static class FrameFigures
{
    /// <summary>True when no firm may be drawn unless it is ignored that it was drawn before (protocol section 5).</summary>
    public static bool IsLifted(IReadOnlyList<FrameLeaf> frame)
    {
        FrameList list = FrameList.Of(frame);
        for (int i = 0; i < list.Count; i++)
        {
            if (list.MayBeDrawn(i, lifted: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The figures of every stratum, in policy order.</summary>
    /// <exception cref="ProtocolFormatException">A leaf's stratum is not among <paramref name="strata"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="strata"/> is null.</exception>
    public static IReadOnlyList<StratumFigures> Of(IReadOnlyList<FrameLeaf> frame, IReadOnlyList<(Label Stratum, Ratio Rate)> strata, bool lifted)
    {
        ArgumentNullException.ThrowIfNull(strata);
        FrameList list = FrameList.Of(frame);
        int[] places = [.. list.Strata.Select(s => strata.ToList().FindIndex(p => p.Stratum == s))];
        long[] population = new long[strata.Count], drawn = new long[strata.Count], eligible = new long[strata.Count];
        for (int i = 0; i < list.Count; i++)
        {
            int place = places[list.Stratum(i)];
            if (place < 0)
            {
                throw new ProtocolFormatException($"frame: stratum '{list[i].Stratum}' of '{list[i].Id}' is not in the policy");
            }

            population[place]++;
            drawn[place] += list.Excluded(i).HasFlag(Exclusions.Drawn) ? 1 : 0;
            eligible[place] += list.MayBeDrawn(i, lifted) ? 1 : 0;
        }

        return [.. strata.Select((s, n) => new StratumFigures(s.Rate, population[n], drawn[n], eligible[n]))];
    }
}
