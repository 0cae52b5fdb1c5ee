/** The published shapes of what hosts read, as far as a build writes them. */

/** SchemaStore, src/schemas/json/appsscript.json: nothing is required there; these fields and values are. */
export const appsscript = {
  type: "object",
  additionalProperties: false,
  properties: {
    runtimeVersion: { enum: ["STABLE", "V8", "DEPRECATED_ES5"] },
    timeZone: { type: "string" },
    dependencies: {
      type: "object",
      properties: { enabledAdvancedServices: { type: "array" }, libraries: { type: "array" } },
      additionalProperties: false,
    },
    exceptionLogging: { enum: ["NONE", "STACKDRIVER"] },
    oauthScopes: { type: "array", items: { type: "string" } },
  },
};

/**
 * functions.json, after OfficeDev/office-js-docs-pr docs/excel/custom-functions-json.md and custom-functions-naming.md, with the lengths of
 * OfficeDev/Office-Addin-Scripts packages/custom-functions-metadata/src/parseTree.ts. Microsoft's own schema
 * (developer.microsoft.com/json-schemas/office-js/custom-functions.schema.json) is on no registry.
 */
export const customFunctions = {
  type: "object",
  required: ["functions"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    allowErrorForDataTypeAny: { type: "boolean" },
    allowCustomDataForDataTypeAny: { type: "boolean" },
    functions: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["id", "name", "parameters", "result"],
        additionalProperties: false,
        properties: {
          id: { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_.]*$", minLength: 3, maxLength: 128 },
          name: { type: "string", pattern: "^\\p{L}[\\p{L}0-9._]*$", minLength: 3, maxLength: 128 },
          description: { type: "string" },
          helpUrl: { type: "string" },
          parameters: {
            type: "array",
            items: {
              type: "object",
              required: ["name"],
              additionalProperties: false,
              properties: {
                name: { type: "string", minLength: 1, maxLength: 64 },
                description: { type: "string", minLength: 1, maxLength: 128 },
                type: { enum: ["boolean", "number", "string", "any"] },
                dimensionality: { enum: ["scalar", "matrix"] },
                optional: { type: "boolean" },
                repeating: { type: "boolean" },
              },
            },
          },
          result: {
            type: "object",
            additionalProperties: false,
            properties: {
              type: { enum: ["boolean", "number", "string", "any"] },
              dimensionality: { enum: ["scalar", "matrix"] },
            },
          },
          options: { type: "object" },
        },
      },
    },
  },
};

/**
 * Elements of the add-in only manifest in their order: OfficeDev/office-js-docs-pr docs/develop/manifest-element-ordering.md; which have to be
 * there: office-js-docs-reference docs/manifest/officeapp.md; the functions: OfficeDev/Excel-Custom-Functions manifest.xml.
 */
export const officeApp = {
  children: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ],
  required: [
    "Id",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "Hosts",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ],
  customFunctions: ["Script", "Page", "Metadata", "Namespace"],
};
