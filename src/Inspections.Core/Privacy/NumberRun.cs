using System.Buffers;

namespace Inspections.Core.Privacy;

/// <summary>Digits that stand together, with no more between their groups than people write: a blank, a dash, a dot.</summary>
internal sealed class NumberRun
{
    /// <summary>The longest number that is looked for: 20 digits of a disability certificate.</summary>
    public const int Longest = 20;

    /// <summary>At most so many characters between two groups.</summary>
    public const int WidestGap = 3;

    private static readonly SearchValues<char> Gaps = SearchValues.Create(" -._·•・‧/\\|,，、*~#()[]{}【】〔〕:;+=");

    /// <summary>Digits in one piece; a digit of another script is a piece of its own.</summary>
    /// <param name="First">Its first digit in the run.</param>
    /// <param name="Count">How many digits.</param>
    /// <param name="Start">Where it begins in the text.</param>
    /// <param name="End">The place behind it.</param>
    public readonly record struct Piece(int First, int Count, int Start, int End);

    private readonly PlainText _text;
    private readonly List<char> _digits = [];
    private readonly List<Piece> _pieces = [];

    // What stands before each piece: every window of pieces asks for it again.
    private readonly List<string> _gaps = [""];

    private NumberRun(PlainText text) => _text = text;

    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>The runs of a text, in order.</summary>
    public static IEnumerable<NumberRun> Of(PlainText text)
    {
        NumberRun? run = null;
        int at = 0;
        while (at < text.Length)
        {
            if (text.Digit(at) < 0)
            {
                at++;
                continue;
            }

            if (run is not null && !IsGap(text, run._pieces[^1].End, at))
            {
                yield return run;
                run = null;
            }

            run ??= new NumberRun(text);
            at = run.Take(at);
        }

        if (run is not null)
        {
            yield return run;
        }
    }

    /// <summary>True when what stands between two places is only what divides groups of one number.</summary>
    public static bool IsGap(PlainText text, int from, int to)
    {
        int width = 0;
        for (int i = from; i < to; i++)
        {
            if (text.IsNothing(i))
            {
                continue;
            }

            if (++width > WidestGap || !Gaps.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The digits of some pieces.</summary>
    public string Digits(int first, int last) =>
        string.Create(_pieces[last].First + _pieces[last].Count - _pieces[first].First, (_digits, _pieces[first].First), static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = from._digits[from.First + i];
            }
        });

    /// <summary>How many digits each group of some pieces has; pieces with nothing between them are one group.</summary>
    public IReadOnlyList<int> Groups(int first, int last)
    {
        var groups = new List<int>();
        for (int i = first; i <= last; i++)
        {
            if (i > first && Gap(i).Length == 0)
            {
                groups[^1] += _pieces[i].Count;
            }
            else
            {
                groups.Add(_pieces[i].Count);
            }
        }

        return groups;
    }

    /// <summary>True when some pieces are divided in one way, and from the digits around them in another.</summary>
    public bool StandsAlone(int first, int last)
    {
        string? inner = null;
        for (int i = first + 1; i <= last; i++)
        {
            string gap = Gap(i);
            if (gap.Length == 0)
            {
                continue;
            }

            if (inner is not null && gap != inner)
            {
                return false;
            }

            inner = gap;
        }

        return inner is null || ((first == 0 || Gap(first) != inner) && (last == _pieces.Count - 1 || Gap(last + 1) != inner));
    }

    /// <summary>True when a comma stands between some pieces, as in amounts.</summary>
    public bool HasComma(int first, int last) => Enumerable.Range(first + 1, last - first).Any(i => Gap(i).AsSpan().ContainsAny(',', '，'));

    // What stands before a piece, without what is not seen.
    private string Gap(int piece)
    {
        while (_gaps.Count <= piece)
        {
            int from = _pieces[_gaps.Count - 1].End, to = _pieces[_gaps.Count].Start;
            _gaps.Add(from == to ? "" : string.Concat(_text.Text[from..to].Where((_, i) => !_text.IsNothing(from + i))));
        }

        return _gaps[piece];
    }

    private int Take(int at)
    {
        int start = at, first = _digits.Count, end = at;
        do
        {
            if (_text.Digit(at) >= 0)
            {
                _digits.Add((char)('0' + _text.Digit(at)));
                end = at + 1;
            }

            at++;
        }
        while (_text.IsPlainDigit(start) && (_text.IsPlainDigit(at) || (_text.IsNothing(at) && at < _text.Length)));

        Add(first, start, end);
        return end;
    }

    // A long piece may be two numbers that nothing divides: it falls where an identity number or two phones show.
    private void Add(int first, int start, int end)
    {
        int count = _digits.Count - first;
        if (count <= PersonalNumbers.NewLength || end - start != count)
        {
            _pieces.Add(new Piece(first, count, start, end));
            return;
        }

        int from = 0;
        for (int i = 0; i + PersonalNumbers.NewLength <= count; i++)
        {
            if (PersonalNumbers.IsIdNumber(_text.Text.Substring(start + i, PersonalNumbers.NewLength)))
            {
                Part(from, i);
                Part(i, i + PersonalNumbers.NewLength);
                from = i + PersonalNumbers.NewLength;
                i = from - 1;
            }
        }

        if (from == 0 && count == 2 * PhoneNumbers.MobileLength)
        {
            Part(0, PhoneNumbers.MobileLength);
            from = PhoneNumbers.MobileLength;
        }

        Part(from, count);

        void Part(int begin, int until)
        {
            if (until > begin)
            {
                _pieces.Add(new Piece(first + begin, until - begin, start + begin, start + until));
            }
        }
    }
}
