namespace Inspections.Core.Calendar;

/// <summary>A day that was found by counting working days.</summary>
/// <param name="Date">The day, in Beijing.</param>
/// <param name="Provisional">True when the way there led through a year without announced holidays, counted Monday to Friday.</param>
public readonly record struct WorkingDay(DateOnly Date, bool Provisional);
