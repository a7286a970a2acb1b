namespace Inspections.Core.Calendar;

/// <summary>A working day was asked for in a year whose holidays are not known.</summary>
public sealed class UnknownYearException : InvalidOperationException
{
    /// <summary>The refusal for a year.</summary>
    /// <param name="year">The year without data.</param>
    public UnknownYearException(int year)
        : base(FormattableString.Invariant(
            $"{year} 年的节假日安排尚无数据：请提供该年的工作日数据，或允许暂按周一至周五计算\nthe holidays of {year} are not known: give its working days, or allow Monday to Friday to be assumed")) => Year = year;

    /// <summary>The year without data.</summary>
    public int Year { get; }
}
