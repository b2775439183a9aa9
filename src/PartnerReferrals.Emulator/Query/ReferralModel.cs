using System.Collections.Generic;
using Microsoft.OData.Edm;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Query;

/// <summary>
/// The entity data model that the OData parser checks queries against, made from the schema. Enumerations are strings
/// in it, because the API's filters quote their words (facts 7).
/// </summary>
internal static class ReferralModel
{
    private const string Namespace = "Microsoft.Partner.Service.PartnerReferrals.Contracts.V3";

    static ReferralModel()
    {
        var entity = new EdmEntityType(Namespace, ReferralSchema.Referral.Name);
        var built = new Dictionary<TypeSchema, EdmStructuredType>();
        AddProperties(entity, ReferralSchema.Referral, built);
        entity.AddKeys((IEdmStructuralProperty)entity.FindProperty("id"));
        var model = new EdmModel();
        var container = new EdmEntityContainer(Namespace, "Container");
        Set = container.AddEntitySet("Referrals", entity);
        model.AddElement(container);
        model.AddElement(entity);
        foreach (var type in built.Values)
        {
            model.AddElement((IEdmSchemaElement)type);
        }

        Model = model;
        Entity = entity;
    }

    public static IEdmModel Model { get; }

    public static IEdmEntityType Entity { get; }

    public static IEdmEntitySet Set { get; }

    private static void AddProperties(EdmStructuredType type, TypeSchema schema, Dictionary<TypeSchema, EdmStructuredType> built)
    {
        foreach (var property in schema.Properties)
        {
            if (TypeOf(property, built) is { } propertyType)
            {
                type.AddStructuralProperty(property.Name, propertyType);
            }
        }
    }

    private static IEdmTypeReference? TypeOf(PropertySchema property, Dictionary<TypeSchema, EdmStructuredType> built) => property.Kind switch
    {
        ValueKind.Text or ValueKind.Enumeration => EdmCoreModel.Instance.GetString(isNullable: true),
        ValueKind.Guid => EdmCoreModel.Instance.GetGuid(isNullable: true),
        ValueKind.Flag => EdmCoreModel.Instance.GetBoolean(isNullable: true),
        ValueKind.Number => EdmCoreModel.Instance.GetDecimal(isNullable: true),
        ValueKind.Time => EdmCoreModel.Instance.GetDateTimeOffset(isNullable: true),
        ValueKind.TextList => EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(isNullable: true)),
        ValueKind.Complex => Complex(property.Type!, built),
        ValueKind.ComplexList => EdmCoreModel.GetCollection(Complex(property.Type!, built)),

        // No shape is published: it can be selected with its parent, not named in a query.
        _ => null,
    };

    private static EdmComplexTypeReference Complex(TypeSchema schema, Dictionary<TypeSchema, EdmStructuredType> built)
    {
        if (!built.TryGetValue(schema, out var type))
        {
            type = new EdmComplexType(Namespace, schema.Name);
            built.Add(schema, type);
            AddProperties(type, schema, built);
        }

        return new EdmComplexTypeReference((EdmComplexType)type, isNullable: true);
    }
}
