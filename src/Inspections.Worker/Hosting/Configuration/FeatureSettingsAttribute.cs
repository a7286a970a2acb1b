namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Marks the options of a feature, whose members stand in the settings file beside all others, without a section of their own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FeatureSettingsAttribute : Attribute;
