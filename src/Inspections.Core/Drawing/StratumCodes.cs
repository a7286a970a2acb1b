using System.Text;
using Inspections.Core.Directories;

namespace Inspections.Core.Drawing;

/// <summary>Small numbers for the names of strata, given as they are met, by several threads at once.</summary>
internal sealed class StratumCodes
{
    private const int Few = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private byte[][] _bytes = [];
    private Label[] _names = [];

    /// <summary>The names by their numbers.</summary>
    public IReadOnlyList<Label> Names
    {
        get
        {
            lock (_lock)
            {
                return _names.Length == _codes.Count ? _names : _names = [.. _codes.OrderBy(c => c.Value).Select(c => Label.Parse(c.Key))];
            }
        }
    }

    /// <summary>The number of a name; <paramref name="guess"/> is tried first.</summary>
    public int Of(ReadOnlySpan<byte> name, int guess)
    {
        byte[][] known = Volatile.Read(ref _bytes);
        if (guess < known.Length && name.SequenceEqual(known[guess]))
        {
            return guess;
        }

        for (int code = 0; code < known.Length; code++)
        {
            if (name.SequenceEqual(known[code]))
            {
                return code;
            }
        }

        return Add(Encoding.ASCII.GetString(name), name);
    }

    private int Add(string name, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (!_codes.TryGetValue(name, out int code))
            {
                code = _codes.Count;
                _codes.Add(name, code);
                if (_bytes.Length < Few)
                {
                    Volatile.Write(ref _bytes, [.. _bytes, bytes.ToArray()]);
                }
            }

            return code;
        }
    }
}
